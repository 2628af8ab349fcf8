import type { Manifest } from '../../../lib/kernel';
import { type Mutants, objects } from '../mutants';
import { object, template } from '../objects';
import { env, guard, hook, IMAGE, migration, OURS, SKIPPING, wave, web } from '../order/objects';

const HELM = 'helm.sh/hook';
const helm = (phases: string, more: Record<string, string> = {}) => ({
  annotations: { [HELM]: phases, ...more },
});

const post = migration(hook('PostSync'), {}, 'migration-post');
const first = migration(hook('Sync', -10), { env: [SKIPPING] });

/** A Job of the release's image that is no hook. */
const plain = (name: string, metadata = {}, image = IMAGE): Manifest =>
  object(`Job/${name}`, { spec: { template: template({ app: 'seed' }, {}, { image }) } }, metadata);

const waitsFor = (command: readonly string[]) => ({ name: 'wait', image: 'kubectl:1', command });

const lasting = (policy: string, spec = {}, key = 'argocd.argoproj.io/hook-delete-policy'): Manifest => {
  const { spec: pods } = plain('seed');
  return object('Job/seed', { spec: { ...Object(pods), ...spec } }, hook('PostSync', 0, { [key]: policy }));
};

export const ORDER_MUTANTS: Readonly<Record<string, Mutants>> = {
  O1: {
    caught: {
      'a migration when the pods are there, and none of them waits (Chatwoot)': [
        objects([env(), migration(hook('PostSync')), web([])]),
        'Job/migration.metadata.annotations: O1: expected a place before Deployment web (Sync), got PostSync',
      ],
      'a migration in the wave of the pods': [
        objects([env(), migration(hook('Sync')), web([])]),
        'O1: expected a place before Deployment web (Sync), got Sync;',
      ],
      "a migration of Helm's after the pods": [
        objects([env(), migration(helm('post-install,post-upgrade')), web([])]),
        'O1: expected a place before Deployment web (Sync), got PostSync',
      ],
      'pods in a wave before the migration': [
        objects([env(wave(-40)), migration(), web([], wave(-20))]),
        'O1: expected a place before Deployment web (Sync, wave -20), got Sync, wave -10',
      ],
    },
    spared: {
      'a migration in an earlier wave': objects([env(), migration(), web([])]),
      "a migration of Helm's before the pods": objects([
        env(helm('pre-install,pre-upgrade', { 'helm.sh/hook-weight': '-5' })),
        migration(helm('pre-install,pre-upgrade')),
        web([]),
      ]),
      'a migration in the wave of pods that wait for it': objects([env(), migration(hook('Sync')), web()]),
      'one before the pods and one after them': objects([
        env(),
        first,
        post,
        web([guard({ env: [SKIPPING] })]),
      ]),
      'a Job after the pods that changes data only': objects([
        env(),
        migration(hook('PostSync'), { command: ['bin/rails', 'data:migrate'] }, 'data-migration'),
        web([]),
      ]),
      'a migration of another image': objects([
        env(),
        migration(hook('PostSync'), { image: 'registry.example.com/tokei:1' }),
        web([]),
      ]),
    },
  },
  O2: {
    caught: {
      'pods that wait for a migration after them': [
        objects([env(), migration(hook('PostSync')), web()]),
        'Deployment/web.spec.template.spec.initContainers.wait-for-migration: O2: expected a migration before it or with it (Sync), got Job migration (PostSync)',
      ],
      'pods that wait for a migration in a later wave': [
        objects([env(), migration(hook('Sync', 10)), web()]),
        'got Job migration (Sync, wave 10)',
      ],
      'pods that wait for a later Job by its name': [
        objects([plain('seed', hook('PostSync')), web([waitsFor(['kubectl', 'wait', 'job/seed'])]), env()]),
        'initContainers.wait: O2: expected a Job before it or with it (Sync), got Job seed (PostSync)',
      ],
      'a Secret that comes from a store that is made later': [
        objects([
          object('ExternalSecret/dotenv', {
            apiVersion: 'external-secrets.io/v1',
            spec: { secretStoreRef: { name: 'store', kind: 'SecretStore' } },
          }),
          object('SecretStore/store', { apiVersion: 'external-secrets.io/v1' }, wave(5)),
        ]),
        'ExternalSecret/dotenv.spec.secretStoreRef: O2: expected something made before it or with it',
      ],
    },
    spared: {
      'pods that wait for an earlier migration': objects([env(), migration(), web()]),
      'pods that wait for a migration in another cluster': objects([env(), web()]),
      'pods that wait for an earlier Job by its name': objects([
        env(),
        plain('seed', hook('Sync', -10)),
        web([waitsFor(['sh', '-c', "kubectl wait --for=condition=complete job/seed && echo 'done'"])]),
      ]),
      'pods that mention a later Job and do not wait for it': objects([
        env(),
        plain('seed', hook('PostSync')),
        web([waitsFor(['bin/seed', 'job-seed'])]),
      ]),
      'no pods of a Deployment without replicas': objects([
        env(),
        migration(hook('PostSync')),
        { ...web(), spec: { ...Object(web().spec), replicas: 0 } },
      ]),
    },
  },
  O3: {
    caught: {
      'pods of somebody else without a guard': [
        objects([env(), migration(), web([])]),
        'Deployment/web.spec.template.spec.initContainers: warning O3: expected one that ends when no migration is pending',
      ],
      'pods of a chart from which somebody took the guard': [
        objects([env(), migration(), web([], {}, OURS)]),
        'Deployment/web.spec.template.spec.initContainers: O3: expected one that ends',
      ],
    },
    spared: {
      'pods with a guard': objects([env(), migration(), web()]),
      'pods with a guard by another name': objects([
        env(),
        migration(),
        web([{ name: 'check', image: IMAGE, command: ['sh', '-c', 'rake db:abort_if_pending_migrations'] }]),
      ]),
      'pods of a migration whose chart says why none waits': objects([
        env(),
        migration(hook('Sync', -10, { 'cdk8s-rails/guard-off': 'the application checks at boot' })),
        web([], {}, OURS),
      ]),
      'pods of a chart with variables of their own': objects([
        env(),
        migration(hook('Sync', -10), { envFrom: [] }),
        web([], {}, OURS),
      ]),
      'pods of another image': objects([
        env(),
        migration(hook('Sync', -10), { image: 'registry.example.com/tokei:1' }),
        web([]),
      ]),
    },
  },
  O4: {
    caught: {
      'a guard that asks for the migrations after the pods too': [
        objects([env(), first, post, web()]),
        'initContainers.wait-for-migration.env.SKIP_POST_DEPLOYMENT_MIGRATIONS: O4: expected a value',
      ],
    },
    spared: {
      'a guard that leaves them out': objects([env(), first, post, web([guard({ env: [SKIPPING] })])]),
      'a guard that reads it from its ConfigMap': objects([
        { ...env(), data: { SKIP_POST_DEPLOYMENT_MIGRATIONS: 'true' } },
        migration(hook('Sync', -10)),
        migration(hook('PostSync'), { envFrom: [] }, 'migration-post'),
        web([guard({ envFrom: [{ configMapRef: { name: 'yashima-env' } }] })]),
      ]),
      'a guard of a single migration': objects([env(), migration(), web()]),
    },
  },
  O5: {
    caught: {
      'a hook that stays when it fails': [
        objects([lasting('HookSucceeded')]),
        'Job/seed.metadata.annotations: warning O5: expected delete policy BeforeHookCreation, got HookSucceeded',
      ],
      "the same in Helm's words": [
        objects([lasting('hook-succeeded', {}, 'helm.sh/hook-delete-policy')]),
        'warning O5: expected delete policy BeforeHookCreation, got HookSucceeded',
      ],
      'a hook that is gone at once': [
        objects([lasting('BeforeHookCreation', { ttlSecondsAfterFinished: 0 })]),
        'Job/seed.spec.ttlSecondsAfterFinished: warning O5: expected 60 or more, or nothing, got 0',
      ],
    },
    spared: {
      'the policy that is usual': objects([lasting('BeforeHookCreation')]),
      'another policy beside it': objects([lasting('HookSucceeded,BeforeHookCreation')]),
      'a policy that nobody knows, for which the usual one counts': objects([lasting('Never')]),
      'a day to look at it': objects([lasting('BeforeHookCreation', { ttlSecondsAfterFinished: 86400 })]),
      'a Job that is no hook and goes away by time': objects([
        object('Job/seed', { spec: { ttlSecondsAfterFinished: 0, template: template({ app: 'seed' }) } }),
      ]),
    },
  },
};
