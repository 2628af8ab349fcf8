import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Workshop } from '../cli/apply/workshop';
import { withContexts } from './env-world';
import { describeCluster, getJson, kubectl, kubectlOk, until } from './kubectl';

interface Found {
  readonly metadata: { readonly name: string; readonly uid: string; readonly creationTimestamp: string };
  readonly status: { readonly completionTime?: string; readonly readyReplicas?: number };
  readonly spec: { readonly template: { readonly spec: { readonly containers: readonly Container[] } } };
}

interface Container {
  readonly image: string;
}

const REPOSITORY = join(__dirname, '../..');

const apply = (workshop: Workshop, timeout = '100s') =>
  workshop.kube(`apply ${workshop.service} -e sandbox --timeout ${timeout}`);

const named = (name: string, namespace: string): Found => getJson(['-n', namespace, name]);

const names = (kind: string, namespace: string): readonly string[] =>
  getJson<{ readonly items: readonly Found[] }>([kind, '-n', namespace]).items.map(
    ({ metadata }) => metadata.name,
  );

const imageOf = ({ spec }: Found): string | undefined => spec.template.spec.containers[0]?.image;

const configs = (namespace: string): readonly string[] =>
  names('configmaps', namespace).filter((name) => name.includes('-env-'));

describeCluster('kube apply', () => {
  let restore = () => {};
  beforeAll(() => {
    restore = withContexts({ sandbox: {}, production: {} });
  });
  afterAll(() => restore());

  describe('of one service, release after release', () => {
    const shop = new Workshop('shop');
    let first: Found;

    test('installs it from nothing: the migration is complete before the first pod is made', async () => {
      shop.release('v1', { worker: true, claim: true });
      const { exitCode, out } = await apply(shop);
      expect([exitCode, out]).toEqual([0, 'shop in sandbox: migrated and rolled out']);
      first = named('job/shop-migration', 'shop');
      const web = named('deployment/shop-web', 'shop');
      expect(Date.parse(first.status.completionTime ?? '')).toBeLessThanOrEqual(
        Date.parse(web.metadata.creationTimestamp),
      );
      expect(web.status.readyReplicas).toBe(1);
    });

    test('brings the next release: migrates anew, rolls out, and takes away what is no longer in the file', async () => {
      kubectlOk(['create', 'secret', 'generic', 'dotenv', '-n', 'shop', '--from-literal=A=b']);
      const before = configs('shop');
      shop.release('v2', { level: 'debug' });
      const { exitCode, err } = await apply(shop);
      expect(exitCode).toBe(0);
      expect(named('job/shop-migration', 'shop').metadata.uid).not.toBe(first.metadata.uid);
      expect(imageOf(named('deployment/shop-web', 'shop'))).toBe('shop:v2');
      expect(names('deployments', 'shop')).toEqual(['shop-web']);
      expect(before).toHaveLength(1);
      expect(configs('shop')).toHaveLength(1);
      expect(configs('shop')).not.toEqual(before);
      expect(err).toContain('PersistentVolumeClaim/shop-disk is not in the file any more and stays');
      expect(names('pvc,secrets', 'shop')).toEqual(expect.arrayContaining(['dotenv', 'shop-disk']));
    });

    test('ends with 1 and the reason where a migration fails, and leaves all pods as they are', async () => {
      const web = named('deployment/shop-web', 'shop');
      shop.release('broken');
      const { exitCode, out } = await apply(shop);
      expect(exitCode).toBe(1);
      expect(out).toContain('shop in sandbox: failed in wave Sync -10\n  Job/shop-migration: failed');
      expect(out).toMatch(/Pod\/shop-migration-\w+: Failed\n.*migration ended with exit code 1 \(Error\)/);
      expect(imageOf(named('deployment/shop-web', 'shop'))).toBe('shop:v2');
      expect(named('deployment/shop-web', 'shop').metadata.uid).toBe(web.metadata.uid);
      expect(configs('shop')).toHaveLength(2);
    });

    test('goes on from there with the next good release, and takes away what the failed one brought', async () => {
      shop.release('v3', { level: 'warn' });
      const { exitCode } = await apply(shop);
      expect(exitCode).toBe(0);
      expect(imageOf(named('deployment/shop-web', 'shop'))).toBe('shop:v3');
      expect(configs('shop')).toHaveLength(1);
    });

    test('changes nothing where nothing is new, but for the migration', async () => {
      const { metadata } = getJson<{ metadata: { resourceVersion: string } }>([
        '-n',
        'shop',
        'networkpolicy/shop-egress',
      ]);
      expect((await apply(shop)).exitCode).toBe(0);
      expect(getJson(['-n', 'shop', 'networkpolicy/shop-egress'])).toMatchObject({ metadata });
    });
  });

  test('of a service that was taken away takes its workloads away, and leaves its namespace', async () => {
    const service = new Workshop('leaving');
    service.release('v1', { migrates: false });
    expect((await apply(service)).exitCode).toBe(0);
    expect(names('deployments', 'leaving')).toEqual(['leaving-web']);
    service.release('v1', { migrates: false }, 'retired: { sandbox: moved to shop }\n');
    const { exitCode, err } = await apply(service);
    expect(exitCode).toBe(0);
    expect(err).toContain('Deployment/leaving-web pruned');
    await until('no workload is left', () => names('deployments,services', 'leaving').length === 0);
    expect(kubectl(['get', 'namespace', 'leaving']).status).toBe(0);
  });

  test('a rollout that never becomes ready ends with 1 at the timeout, with the pods and their reasons', async () => {
    const service = new Workshop('never-ready');
    service.release('broken', { migrates: false });
    const { exitCode, out } = await apply(service, '8s');
    expect(exitCode).toBe(1);
    expect(out).toContain(
      'never-ready in sandbox: not done in time, in wave Sync 0\n  Deployment/never-ready-web:',
    );
    expect(out).toMatch(/web waits: CrashLoopBackOff: simulated, restarted 3 times/);
  });

  test('a run that was killed is taken up by the next one', async () => {
    const service = new Workshop('killed');
    service.release('v1');
    const words = ['apply', 'killed', '-e', 'sandbox', '--apps', join(service.root, 'apps')];
    const child = spawn(process.execPath, ['--import', 'tsx', 'lib/cli/main.ts', ...words], {
      cwd: REPOSITORY,
      // what a test sets in its own copy, no process that it starts would see
      env: { ...process.env },
    });
    await until(
      'the migration is there',
      () => kubectl(['get', 'job/killed-migration', '-n', 'killed']).status === 0,
    );
    child.kill('SIGKILL');
    await once(child, 'exit');
    service.release('v2');
    const { exitCode, err } = await apply(service);
    expect(err).toContain('was interrupted: waiting 15s for a sign of life');
    expect(exitCode).toBe(0);
    expect(imageOf(named('deployment/killed-web', 'killed'))).toBe('killed:v2');
  });

  test('kube wait says of what was applied that it is there, and of what was not, what is', async () => {
    const service = new Workshop('waited');
    service.release('v1');
    expect((await apply(service)).exitCode).toBe(0);
    const done = await service.kube('wait waited -e sandbox --timeout 1s --log jobs.log --json');
    expect(done.exitCode).toBe(0);
    expect(JSON.parse(done.out)).toMatchObject({
      done: true,
      clusters: [{ cluster: 'sandbox', done: true }],
    });
    expect(readFileSync(join(service.root, 'jobs.log'), 'utf8')).toContain('sandbox: waited-migration | ');
    expect(statSync(join(service.root, 'jobs.log')).mode & 0o777).toBe(0o600);
    service.release('v2');
    const open = await service.kube('wait waited -e sandbox --timeout 1s');
    expect(open.exitCode).toBe(1);
    expect(open.out).toContain('Deployment/waited-web: is that of another version');
  });

  test('of two at the same time one is told so, and the other brings it', async () => {
    const service = new Workshop('twice');
    service.release('v1');
    const both = await Promise.all([apply(service), apply(service)]);
    expect(both.map(({ exitCode }) => exitCode).toSorted()).toEqual([0, 1]);
    expect(both.map(({ err }) => err).join('\n')).toContain('expected nobody else who applies it');
  });

  test('a field that somebody else has set is named, with who it was, and nothing after it is changed', async () => {
    const service = new Workshop('contested');
    kubectlOk(['create', 'namespace', 'contested']);
    const account = {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: 'contested', namespace: 'contested' },
    };
    const theirs = { ...account, automountServiceAccountToken: true };
    kubectlOk(['apply', '--server-side', '--field-manager=somebody', '-f', '-'], JSON.stringify(theirs));
    service.release('v1');
    const { exitCode, err } = await apply(service);
    expect(exitCode).toBe(1);
    expect(err).toContain(
      'contested/sandbox/ServiceAccount/contested/.automountServiceAccountToken: expected a field that nobody else has set, got one that somebody manages',
    );
    expect(names('jobs', 'contested')).toEqual([]);
  });

  test('what Argo CD brings is refused before anything is changed', async () => {
    const service = new Workshop('managed');
    const tracked = {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: 'managed',
        annotations: { 'argocd.argoproj.io/tracking-id': 'managed-sandbox:/Namespace:managed/managed' },
      },
    };
    kubectlOk(['apply', '-f', '-'], JSON.stringify(tracked));
    service.release('v1');
    const { exitCode, err } = await apply(service);
    expect(exitCode).toBe(1);
    expect(err).toContain('got one that Argo CD does: Application managed-sandbox');
    expect(names('leases,serviceaccounts', 'managed')).not.toContain('managed');
  });
});
