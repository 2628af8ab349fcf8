import { beforeEach, expect, test } from '@jest/globals';
import { kube, MemoryArgo } from '../cli/freeze/kube';
import { type DeployRepository, deployRepository } from '../cli/freeze/repository';
import { currentContext } from './env-world';
import { describeCluster, kubectl, kubectlOk, until } from './kubectl';

const FIRST = [
  'retire',
  'yashima',
  '-e',
  'qa',
  '--reason',
  'moved to himekuri',
  '--push',
  '--yes',
  'yashima',
];
const SECOND = ['retire', 'yashima', '-e', 'qa', '--data'];
const DIST = 'dist/qa/yashima/yashima.k8s.yaml';
const HIDDEN = 'hunter22-and-more';

const names = (...args: readonly string[]) =>
  kubectlOk(['get', ...args, '-o', 'name', '--ignore-not-found'])
    .trim()
    .split('\n')
    .filter(Boolean);
const isThere = (...args: readonly string[]) => names(...args).length > 0;

/** Plays Argo CD: what Git dropped goes. */
function pruned(namespace: string): void {
  kubectlOk(['delete', 'deployments,services,cronjobs', '--all', '-n', namespace]);
  // pods that end take their time; nobody is there to end them
  kubectl(['delete', 'pods', '--all', '-n', namespace, '--force', '--grace-period=0']);
}

function deployed(world: Parameters<typeof deployRepository>[0] = {}): DeployRepository {
  const repository = deployRepository({ ...world, context: currentContext() });
  for (const service of ['himekuri', 'yashima'])
    kubectl(['apply', '--server-side', '-f', `${repository.root}/dist/qa/${service}`]);
  return repository;
}

describeCluster('kube retire --data', () => {
  beforeEach(async () => {
    kubectlOk(['delete', 'namespace', 'yashima', 'shared', 'himekuri', '--ignore-not-found', '--wait=false']);
    pruned('yashima');
    await until('the namespaces are gone', () => !isThere('namespace', 'yashima', 'shared', 'himekuri'));
  });

  test('refuses as long as anything of the service runs, and names it', async () => {
    const repository = deployed();
    const argo = new MemoryArgo();
    await kube(repository.root, argo, FIRST);
    const { exitCode, err } = await kube(repository.root, argo, SECOND);
    expect(exitCode).toBe(1);
    expect(err).toMatch(/^yashima\/qa: expected nothing that runs any more, got Deployment\/yashima-api/);
    expect(isThere('pvc', '-n', 'yashima')).toBe(true);
  });

  test('says what goes, without a value, and deletes it after the push only', async () => {
    const repository = deployed();
    const argo = new MemoryArgo();
    kubectlOk(['create', 'secret', 'generic', 'dotenv', '-n', 'yashima', `--from-literal=A=${HIDDEN}`]);
    await kube(repository.root, argo, FIRST);
    pruned('yashima');
    await until('no pod is left', () => !isThere('pods', '-n', 'yashima'));
    const { exitCode, err, terminal } = await kube(repository.root, argo, SECOND, { says: ['yashima'] });
    expect(exitCode).toBe(0);
    expect(err.split('\n').slice(0, 4)).toEqual([
      'yashima in qa loses for good:',
      '  Namespace yashima',
      '  PersistentVolumeClaim yashima-uploads, 20Gi',
      '  Secret dotenv',
    ]);
    expect(terminal.everything).not.toContain(HIDDEN);
    expect(repository.read(DIST)).toBeUndefined();
    expect(isThere('pvc', '-n', 'yashima')).toBe(true);
    expect(argo.removed).toEqual([]);

    const pushed = await kube(repository.root, argo, [...SECOND, '--push', '--yes', 'yashima']);
    expect(pushed.exitCode).toBe(0);
    expect(pushed.out).toBe('Application yashima-qa: removed\nqa: Namespace yashima: deleted');
    expect(argo.removed).toEqual(['yashima-qa']);
    expect(isThere('namespace', 'yashima')).toBe(false);

    const again = await kube(repository.root, argo, [...SECOND, '--yes', 'yashima']);
    expect(again).toMatchObject({
      exitCode: 0,
      err: 'yashima in qa loses for good nothing: there is nothing left',
    });
  });

  test('goes through in one go with --push, and a Job that has ended is no hindrance', async () => {
    const repository = deployed();
    const argo = new MemoryArgo();
    await kube(repository.root, argo, FIRST);
    pruned('yashima');
    await until('no pod is left', () => !isThere('pods', '-n', 'yashima'));
    kubectlOk(['apply', '-f', '-'], JSON.stringify(ENDING));
    await until(
      'the Job has ended',
      () =>
        kubectlOk(['get', 'job', 'migrate', '-n', 'yashima', '-o', 'jsonpath={.status.succeeded}']) === '1',
    );
    const { exitCode, out } = await kube(repository.root, argo, [...SECOND, '--push'], { says: ['yashima'] });
    expect(exitCode).toBe(0);
    expect(out).toContain('qa: Namespace yashima: deleted');
  });

  test('in a namespace of somebody else deletes what is kept by name, and nothing beside it', async () => {
    kubectlOk(['create', 'namespace', 'shared']);
    const repository = deployed({ files: SHARED });
    const argo = new MemoryArgo();
    kubectlOk(['create', 'secret', 'generic', 'dotenv', '-n', 'shared']);
    await kube(repository.root, argo, FIRST);
    pruned('shared');
    await until('no pod is left', () => !isThere('pods', '-n', 'shared'));
    const { exitCode, err } = await kube(repository.root, argo, [...SECOND, '--push'], { says: ['yashima'] });
    expect(err).toContain('yashima in qa loses for good:\n  PersistentVolumeClaim yashima-uploads, 20Gi');
    expect(exitCode).toBe(0);
    expect(names('pvc,secret', '-n', 'shared')).toEqual(['secret/dotenv']);
  });

  test('refuses a namespace in which another service has something', async () => {
    const repository = deployed({ files: GUEST });
    await kube(repository.root, new MemoryArgo(), FIRST);
    const { exitCode, err } = await kube(repository.root, new MemoryArgo(), SECOND);
    expect(exitCode).toBe(1);
    expect(err).toMatch(/expected namespace yashima for yashima alone, got objects of himekuri in it/);
  });

  test('refuses a namespace that somebody else has made since', async () => {
    const repository = deployed();
    await kube(repository.root, new MemoryArgo(), FIRST);
    pruned('yashima');
    await until('no pod is left', () => !isThere('pods', '-n', 'yashima'));
    kubectlOk(['label', 'namespace', 'yashima', '--overwrite', 'app.kubernetes.io/part-of=other']);
    const { exitCode, err } = await kube(repository.root, new MemoryArgo(), SECOND);
    expect(exitCode).toBe(1);
    expect(err).toMatch(/^yashima\/qa\/Namespace\/yashima: expected an object of yashima, got one of other/);
  });
});

/** As a hook of Argo CD that stays behind. */
const ENDING = {
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name: 'migrate', namespace: 'yashima' },
  spec: {
    template: {
      spec: {
        restartPolicy: 'Never',
        securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } },
        containers: [
          {
            name: 'migrate',
            image: 'registry.example.com/yashima:1',
            securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
          },
        ],
      },
    },
  },
};

const LIB = JSON.stringify(require.resolve('../../lib'));

const SHARED = {
  'apps/yashima/chart.js': `
const { VolumeClaim, RollingDeployment } = require(${LIB});
const { ServiceChart } = require('../platform');
exports.Yashima = class Yashima extends ServiceChart {
  constructor(scope) {
    super(scope, { namespace: { name: 'shared', owned: false } });
    new VolumeClaim(this, 'uploads', { size: '20Gi' });
    new RollingDeployment(this, 'api', { command: ['/api'], image: 'registry.example.com/yashima:1' });
  }
};
`,
};

const GUEST = {
  'apps/himekuri/chart.js': `
const { RollingDeployment } = require(${LIB});
const { ServiceChart } = require('../platform');
exports.Himekuri = class Himekuri extends ServiceChart {
  constructor(scope) {
    super(scope, { namespace: { name: 'yashima', owned: false } });
    new RollingDeployment(this, 'api', { command: ['/api'], image: 'registry.example.com/himekuri:1' });
  }
};
`,
};
