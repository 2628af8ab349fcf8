import type { Manifest } from '../../../lib/kernel';
import { type Mutants, objects } from '../mutants';
import { deployment, job, object, template } from '../objects';

type Fields = Readonly<Record<string, unknown>>;

const PUMA = ['bundle', 'exec', 'puma'];
const RAILS = { name: 'RAILS_ENV', value: 'production' };
const keyBase = (secret: string) => ({
  name: 'SECRET_KEY_BASE',
  valueFrom: { secretKeyRef: { name: secret, key: 'SECRET_KEY_BASE' } },
});
const DUMMY = { name: 'SECRET_KEY_BASE_DUMMY', value: '1' };

const rails = (name: string, env: readonly Fields[], more: Fields = {}): Manifest =>
  deployment(name, {}, { command: PUMA, env: [RAILS, ...env], ...more });

const written = (name: string, value: string) =>
  objects([object('ConfigMap/env', { data: { [name]: value } })]);

const settings = (fields: Fields = {}, name = 'settings') =>
  object(`ConfigMap/${name}`, { data: { LEVEL: 'info' }, ...fields });
const reading = (name = 'settings') => ({ envFrom: [{ configMapRef: { name } }] });
const reader = (annotations: Fields = {}, container: Fields = reading(), pod: Fields = {}) => {
  const pods = template({ app: 'web' }, pod, container);
  const metadata = { labels: { app: 'web' }, annotations };
  return object('Deployment/web', {
    spec: { selector: { matchLabels: { app: 'web' } }, template: { ...pods, metadata } },
  });
};
const mounted = (mount: Fields): readonly [Fields, Fields] => [
  { volumeMounts: [{ name: 'files', mountPath: '/app/config/a.yml', ...mount }] },
  { volumes: [{ name: 'files', configMap: { name: 'settings' } }] },
];

const serving = (env: readonly Fields[], strategy?: Fields) => {
  const { spec, ...rest } = rails('web', [keyBase('dotenv'), ...env]);
  return objects([{ ...rest, spec: { ...Object(spec), strategy } }]);
};
const SERVE = { name: 'RAILS_SERVE_STATIC_FILES', value: '1' };

const serviceOf = (name: string, spec: Fields = {}) =>
  object(`Service/${name}`, { spec: { ports: [{ port: 6379 }], ...spec } });
const linked = (env: readonly Fields[] = [], pod: Fields = {}) =>
  deployment('web', pod, { command: PUMA, env: [RAILS, keyBase('dotenv'), ...env] });

/** What pods find in their environment. */
export const CONFIG_MUTANTS: Readonly<Record<string, Mutants>> = {
  F40: {
    caught: {
      'no key at all': [
        objects([rails('web', [])]),
        'app.env: warning F40: expected SECRET_KEY_BASE, got neither',
      ],
      'the key of the build': [objects([rails('web', [DUMMY])]), 'got one that each pod draws by lot'],
      'two keys for one application': [
        objects([rails('web', [keyBase('web')]), rails('api', [keyBase('api')])]),
        'got Secret api/SECRET_KEY_BASE, where Deployment web has Secret web/SECRET_KEY_BASE',
      ],
    },
    spared: {
      'a whole Secret, whose keys are nobody’s business here': objects([
        rails('web', [], { envFrom: [{ secretRef: { name: 'dotenv' } }] }),
      ]),
      'a migration with the key of the build': objects([
        {
          ...job('migration', { app: 'migration' }),
          spec: {
            template: template(
              { app: 'migration' },
              {},
              { command: ['bin/rails', 'db:migrate'], env: [RAILS, DUMMY] },
            ),
          },
        },
      ]),
      'two keys for two applications': objects([
        rails('web', [keyBase('web')]),
        rails('shop', [keyBase('shop')], { image: 'shop:1' }),
      ]),
    },
  },
  F41: {
    caught: {
      'the name of the stage in a ConfigMap': [
        written('RAILS_ENV', 'qa'),
        "data.RAILS_ENV: warning F41: expected 'production' in every environment, got 'qa'",
      ],
      'the name of the stage in a container': [
        objects([deployment('web', {}, { env: [{ name: 'RAILS_ENV', value: 'staging' }] })]),
        'env.RAILS_ENV: warning F41',
      ],
    },
    spared: {
      production: written('RAILS_ENV', 'production'),
      'the stage by another name': written('ENV', 'qa'),
    },
  },
  F42: {
    caught: {
      'variables of a ConfigMap that may change': [
        objects([settings(), reader()]),
        'envFrom.0: warning F42: expected a ConfigMap that is never changed in place, got ConfigMap settings',
      ],
      'a single file of it': [
        objects([settings(), reader({}, ...mounted({ subPath: 'LEVEL' }))]),
        'volumes.files: warning F42',
      ],
    },
    spared: {
      'one that cannot change': objects([settings({ immutable: true }), reader()]),
      'one named by its content': objects([
        settings({}, 'env-4f2a9c1b'),
        reader({}, reading('env-4f2a9c1b')),
      ]),
      'pods that know its checksum': objects([settings(), reader({ 'checksum/settings': '4f2a9c1b' })]),
      'a directory, which follows': objects([
        settings(),
        reader({}, ...mounted({ mountPath: '/app/config' })),
      ]),
      'a Job, which reads it each time': objects([
        settings(),
        object('Job/seed', { spec: { template: template({ app: 'seed' }, {}, reading()) } }),
      ]),
    },
  },
  F45: {
    caught: {
      'false, which switches it on': [
        written('RAILS_SERVE_STATIC_FILES', 'false'),
        "data.RAILS_SERVE_STATIC_FILES: warning F45: expected '' or nothing at all to switch it off, got 'false'",
      ],
    },
    spared: {
      'an empty text, which does not': written('RAILS_SERVE_STATIC_FILES', ''),
      'what switches it on': written('RAILS_SERVE_STATIC_FILES', 'true'),
    },
  },
  F46: {
    caught: {
      'assets of one version while two serve': [
        serving([SERVE]),
        'F46: expected assets of both versions while pods are replaced, got those of its own image',
      ],
    },
    spared: {
      'all pods replaced at once': serving([SERVE], { type: 'Recreate' }),
      'assets at a host of their own': serving([
        SERVE,
        { name: 'RAILS_ASSET_HOST', value: 'https://assets.example.com' },
      ]),
    },
  },
  F51: {
    caught: {
      'a Service called redis': [
        objects([serviceOf('redis'), linked()]),
        'spec.enableServiceLinks: warning F51: expected false, got links of Services, which set REDIS_PORT',
      ],
    },
    spared: {
      'no links': objects([serviceOf('redis'), linked([], { enableServiceLinks: false })]),
      'a variable of its own, which wins': objects([
        serviceOf('redis'),
        linked([{ name: 'REDIS_PORT', value: '6379' }]),
      ]),
      'a Service without an address': objects([serviceOf('redis', { clusterIP: 'None' }), linked()]),
      'a Service that nobody reads a port of': objects([serviceOf('tokei'), linked()]),
    },
  },
};
