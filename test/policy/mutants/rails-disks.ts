import type { Manifest } from '../../../lib/kernel';
import { type Mutants, objects } from '../mutants';
import { deployment, object } from '../objects';

type Fields = Readonly<Record<string, unknown>>;

const PUMA = ['bundle', 'exec', 'puma'];
const READ_ONLY = { readOnlyRootFilesystem: true };
const inTmp = [{ name: 'tmp', mountPath: '/tmp' }];
const STICKY = { name: 'TMPDIR', value: '/tmp/ruby' };

/** A Ruby process with a read-only root, these mounts, and a volume for each. */
const writing = (
  volumeMounts: readonly Fields[],
  { command = PUMA, env = [], ...container }: Fields = {},
  { emptyDir = {}, ...pod }: Fields = {},
): Manifest => {
  const volumes = [...new Set(volumeMounts.map(({ name }) => name))].map((name) => ({ name, emptyDir }));
  const fields = { command, env, securityContext: READ_ONLY, volumeMounts, ...container };
  return deployment('web', { volumes, ...pod }, fields);
};

const making = (command: readonly string[]) => ({
  initContainers: [{ name: 'sticky-tmp', command, volumeMounts: inTmp }],
});
const MKDIR = making(['mkdir', '-p', '-m', '1777', '/tmp/ruby']);
const sticky = (mounts: readonly Fields[], container: Fields = {}) =>
  objects([writing([...inTmp, ...mounts], { env: [STICKY], ...container }, MKDIR)]);

const claim = (mode: string) => object('PersistentVolumeClaim/data', { spec: { accessModes: [mode] } });
const mounting = (name: string, replicas = 1): Manifest => {
  const { spec, ...rest } = deployment(name, {
    volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }],
  });
  return { ...rest, spec: { ...Object(spec), replicas } };
};

const keeping = (replicas: number, env: Readonly<Record<string, string>>, source?: Fields): Manifest => {
  const volumes = source === undefined ? [] : [{ name: 'files', ...source }];
  const volumeMounts = volumes.map(({ name }) => ({ name, mountPath: '/rails/storage' }));
  const variables = Object.entries(env).map(([name, value]) => ({ name, value }));
  const { spec, ...rest } = deployment('web', { volumes }, { command: PUMA, env: variables, volumeMounts });
  return { ...rest, spec: { ...Object(spec), replicas } };
};
const LOCAL = { ACTIVE_STORAGE_SERVICE: 'local' };
const scaler = object('HorizontalPodAutoscaler/web', {
  spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }, maxReplicas: 10 },
});
const unsized = (manifest: Manifest): Manifest => {
  const { replicas, ...spec } = Object(manifest.spec);
  return { ...manifest, spec };
};

/** What processes write, and what of it lasts. */
export const DISK_MUTANTS: Readonly<Record<string, Mutants>> = {
  F35: {
    caught: {
      'a read-only root, and nothing beside it': [
        objects([writing([])]),
        'readOnlyRootFilesystem: F35: expected a directory for temporary files beside it, got none',
      ],
      'the pid file of rails server nowhere': [
        sticky([], { command: ['bin/rails', 'server'] }),
        'F35: expected a directory for the pid file of rails server beside it',
      ],
      'an empty directory over all of tmp': [
        sticky([{ name: 'app-tmp', mountPath: '/rails/tmp' }]),
        'warning F35: expected single directories below tmp',
      ],
    },
    spared: {
      'a directory for what it writes': sticky([{ name: 'pids', mountPath: '/rails/tmp/pids' }], {
        command: ['bin/rails', 'server'],
      }),
      'an nginx, which is no Ruby': objects([writing([], { command: ['nginx', '-g', 'daemon off;'] })]),
      'the cache of bootsnap elsewhere': sticky([{ name: 'app-tmp', mountPath: '/rails/tmp' }], {
        env: [STICKY, { name: 'BOOTSNAP_CACHE_DIR', value: '/rails/bootsnap' }],
      }),
    },
  },
  F36: {
    caught: {
      'an emptyDir as it comes': [
        objects([writing(inTmp)]),
        'env.TMPDIR: F36: expected a sticky directory that is there, got /tmp, an emptyDir',
      ],
      'a directory that nobody makes': [
        objects([writing(inTmp, { env: [STICKY] })]),
        'got /tmp/ruby, which nobody makes',
      ],
    },
    spared: {
      'a directory that an init container makes': sticky([]),
      'a directory that the process makes first': objects([
        writing(inTmp, {
          command: ['sh', '-c', 'mkdir -m 1777 /tmp/ruby && exec bundle exec puma'],
          env: [STICKY],
        }),
      ]),
      'one in memory, which is sticky': objects([writing(inTmp, {}, { emptyDir: { medium: 'Memory' } })]),
      'a program that is no Ruby': objects([writing(inTmp, { command: ['/tokei', 'serve'] })]),
    },
  },
  F47: {
    caught: {
      'a claim for one node and three pods': [
        objects([claim('ReadWriteOnce'), mounting('web', 3)]),
        'volumes.data: warning F47: expected a claim that pods on several nodes can use, got ReadWriteOnce for 3 pods',
      ],
      'a claim for one node and two workloads': [
        objects([claim('ReadWriteOnce'), mounting('web'), mounting('worker')]),
        'got ReadWriteOnce, which Deployment web mounts too',
      ],
      'a claim for one pod and two of them': [
        objects([claim('ReadWriteOncePod'), mounting('web', 2)]),
        'volumes.data: F47: expected a claim',
      ],
    },
    spared: {
      'a claim for one node and one pod': objects([claim('ReadWriteOnce'), mounting('web')]),
      'a claim for all': objects([claim('ReadWriteMany'), mounting('web', 3), mounting('worker')]),
    },
  },
  F48: {
    caught: {
      'uploads on the disk of one of several pods': [
        objects([keeping(2, LOCAL)]),
        "ACTIVE_STORAGE_SERVICE: warning F48: expected storage that 2 pods share, got 'local'",
      ],
      'a file of SQLite in each': [
        objects([keeping(2, { DATABASE_URL: 'sqlite3:storage/production.sqlite3' })]),
        'DATABASE_URL: warning F48: expected storage that 2 pods share, got a SQLite file of each pod',
      ],
      'an empty directory for uploads of pods that an autoscaler makes': [
        objects([unsized(keeping(1, {}, { emptyDir: {} })), scaler]),
        'volumeMounts./rails/storage: warning F48: expected storage that 10 pods share',
      ],
    },
    spared: {
      'one pod': objects([keeping(1, LOCAL)]),
      'a claim, which the application knows': objects([
        keeping(2, LOCAL, { persistentVolumeClaim: { claimName: 'uploads' } }),
      ]),
      'object storage': objects([keeping(2, { ACTIVE_STORAGE_SERVICE: 'amazon' })]),
    },
  },
};
