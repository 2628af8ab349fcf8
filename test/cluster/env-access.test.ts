import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { PolicyRule } from 'kubernetes-types/rbac/v1';
import type { ClusterStore } from '../../lib/cli/cluster';
import { accessObjects } from '../../lib/config/secrets/access-spec';
import type { Manifest, SecretContract } from '../../lib/kernel';
import {
  AUDIT,
  change,
  currentContext,
  refusedWith,
  type World,
  withContexts,
  world,
  write,
} from './env-world';
import { describeCluster, getJson } from './kubectl';

const NAMESPACE = 'kube-env-access';

const WORKLOADS = [
  { kind: 'Deployment', name: 'web' },
  { kind: 'StatefulSet', name: 'store' },
  { kind: 'DaemonSet', name: 'agent' },
  { kind: 'CronJob', name: 'nightly' },
];

const CONTRACT: SecretContract = {
  namespace: NAMESPACE,
  secrets: [
    {
      name: 'dotenv',
      keys: new Map([['A', { workloads: WORKLOADS.slice(0, 1), required: true }]]),
      required: true,
      whole: WORKLOADS.slice(1),
    },
  ],
};

const objects = accessObjects('yashima', CONTRACT, {
  readers: [{ kind: 'User', name: 'reader' }],
  writers: [{ kind: 'User', name: 'writer' }],
});

/** What each verb asks a store. */
const VERBS: Readonly<Record<string, (store: ClusterStore) => Promise<unknown>>> = {
  list: (store) => store.names(),
  get: (store) => store.read(),
  'set in a new Secret': (store) => write(store, change({ A: '1' })),
  'set in one that is there': (store) => write(store, change({ B: '2' })),
  unset: (store) => write(store, change({ B: undefined })),
  'set --restart': (store) => store.restart(WORKLOADS, AUDIT),
};

const pod = {
  metadata: { labels: { app: 'x' } },
  spec: { containers: [{ name: 'x', image: 'example.com/x' }] },
};
const spec = { selector: { matchLabels: { app: 'x' } }, template: pod };
const workload = ({ kind, name }: { kind: string; name: string }, rest = {}) => ({
  apiVersion: 'apps/v1',
  kind,
  metadata: { name },
  spec: { ...spec, ...(kind === 'StatefulSet' && { serviceName: 'x' }), ...rest },
});

interface Rolled {
  readonly spec: {
    readonly template: { readonly metadata: { readonly annotations?: Readonly<Record<string, string>> } };
  };
}
const restartedAt = (kind: string, name: string) =>
  getJson<Rolled>([kind, name, '-n', NAMESPACE]).spec.template.metadata.annotations?.[
    'kubectl.kubernetes.io/restartedAt'
  ];

describeCluster('kube env with the Roles that the platform emits', () => {
  let here: World;
  let remove: () => void;
  beforeAll(() => {
    remove = withContexts({
      reader: { user: { as: 'reader' } },
      writer: { user: { as: 'writer' } },
    });
  });
  afterAll(() => remove());
  beforeEach(() => {
    here = world(NAMESPACE, currentContext());
    here.kubectl('delete', 'roles,rolebindings,deployments,statefulsets,daemonsets', '--all');
    for (const one of WORKLOADS.slice(0, 3)) here.input(['create'], workload(one));
    grant(objects);
  });
  const grant = (granted: readonly Manifest[]) =>
    here.input(['apply'], { apiVersion: 'v1', kind: 'List', items: granted });
  const as = (context: string, other = {}) => here.store({ context, ...other });

  test('a writer can do everything', async () => {
    for (const verb of Object.values(VERBS)) await verb(as('writer'));
    expect(here.texts()).toEqual({ A: '1' });
    expect(restartedAt('daemonset', 'agent')).toBe('2026-01-02T03:04:05.000Z');
  });

  test('a reader can read, and change nothing', async () => {
    await write(here.store(), change({ A: '1', B: '2' }));
    const before = here.secret();
    expect(await as('reader').names()).toEqual(['A', 'B']);
    for (const verb of ['set in one that is there', 'unset', 'set --restart']) {
      const said = await refusedWith(VERBS[verb]?.(as('reader')) ?? Promise.resolve());
      expect(said).toMatch(
        /^InvalidProps: kube-env-access\/qa\/dotenv: expected permission to patch \w+ in namespace kube-env-access of cluster qa, got none for user 'reader'; nothing was changed; Role yashima-env-writer gives it: [^\n]*$/,
      );
    }
    expect(here.secret()).toEqual(before);
    expect(restartedAt('deployment', 'web')).toBeUndefined();
  });

  test('nobody gets at another Secret', async () => {
    for (const context of ['reader', 'writer']) {
      const store = as(context, { secret: 'other' });
      expect(await refusedWith(store.read())).toContain('permission to get secrets');
      const nothing = { values: new Map(), version: undefined };
      expect(await refusedWith(store.write(change({ A: '1' }), nothing, AUDIT))).toContain('permission to');
    }
    expect(here.kubectl('get', 'secrets', '-o', 'name')).toBe('');
  });

  const roles = objects.filter(({ kind }) => kind === 'Role');
  const grants = roles.flatMap(({ metadata: { name }, rules }) =>
    // a Role's rules are what its spec made them
    (rules as PolicyRule[]).flatMap(({ resources = [], verbs }) =>
      verbs.map((verb) => ({ role: name, resource: resources.join(), verb })),
    ),
  );

  test.each(grants)('$role is of no use without $verb $resource', async ({ role, resource, verb }) => {
    grant(
      objects.map((object) =>
        object.kind === 'Role' && object.metadata.name === role ? without(object, resource, verb) : object,
      ),
    );
    const context = role === 'yashima-env-reader' ? 'reader' : 'writer';
    const refused: string[] = [];
    for (const [name, ask] of Object.entries(VERBS)) {
      const said = await refusedWith(ask(as(context)));
      if (said.includes(`permission to ${verb} ${resource}`)) refused.push(name);
    }
    expect(refused).not.toEqual([]);
  });

  test('a change that could leave no Event is not made', async () => {
    await write(here.store(), change({ A: '1' }));
    const before = here.secret();
    grant(objects.map((object) => without(object, 'events', 'create')));
    expect(await refusedWith(write(as('writer'), change({ A: '2' })))).toContain(
      'permission to create events',
    );
    expect(here.secret()).toEqual(before);
  });

  test('workloads that are not there, or are paused, are named when the others roll', async () => {
    here.input(['apply'], workload({ kind: 'Deployment', name: 'web' }, { paused: true }));
    const gone = { kind: 'Deployment', name: 'gone' };
    const said = await refusedWith(here.store().restart([gone, ...WORKLOADS], AUDIT));
    expect(said).toContain('dotenv/Deployment/gone: expected a workload to restart, got nothing');
    expect(said).toContain('dotenv/Deployment/web: expected a rollout that goes on, got a paused one');
    expect(restartedAt('statefulset', 'store')).toBe('2026-01-02T03:04:05.000Z');
  });
});

/** A Role that lacks one verb for one resource. */
function without(object: Manifest, resource: string, verb: string): Manifest {
  if (object.kind !== 'Role') return object;
  const rules = (object.rules as PolicyRule[]).map((rule) =>
    rule.resources?.join() === resource ? { ...rule, verbs: rule.verbs.filter((one) => one !== verb) } : rule,
  );
  return { ...object, rules: rules.filter(({ verbs }) => verbs.length > 0) };
}
