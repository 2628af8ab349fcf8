import { describe, expect, test } from '@jest/globals';
import type { Container } from 'kubernetes-types/core/v1';
import {
  guardContainer,
  type PodProps,
  type PodTask,
  podTemplate,
  type Task,
  taskContainer,
  taskPod,
} from '../../lib/container';
import { planOf } from './pods';

const WEB: PodProps = { port: 80, memory: '768Mi', command: ['puma'], args: ['-v'], cpuLimit: '1' };

function task(props: PodProps = WEB, more: Partial<Task> = {}): Container {
  const plan = planOf(props);
  const container = taskContainer(plan.container, { name: 'migration', command: ['migrate'], ...more });
  const [only = { name: 'none' }] = podTemplate({ ...plan, container }).spec?.containers ?? [];
  return only;
}

describe('a task in the image of another container', () => {
  test('runs its own command, without the arguments of the other', () => {
    expect([task().command, task().args]).toEqual([['migrate'], undefined]);
  });

  test('serves nobody: it has no port, no probes and no sleep', () => {
    expect(Object.keys(task())).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/ports|Probe|lifecycle/)]),
    );
  });

  test('has as much memory as the other unless it says so, and little CPU', () => {
    expect(task().resources?.requests).toMatchObject({ memory: '768Mi', cpu: '100m' });
    expect(task(WEB, { memory: '2Gi', cpu: '1' }).resources?.requests).toMatchObject({
      memory: '2Gi',
      cpu: '1',
    });
  });

  test('has what the chart added by hand, except how the other serves', () => {
    const container = { workingDir: '', imagePullPolicy: 'Always', livenessProbe: { periodSeconds: 1 } };
    const { workingDir, imagePullPolicy, livenessProbe } = task({ ...WEB, container });
    expect([workingDir, imagePullPolicy, livenessProbe]).toEqual(['', 'Always', undefined]);
  });

  test('has its own variables beside those that the chart added by hand', () => {
    const container = { env: [{ name: 'A', value: '1' }] };
    const { env } = task({ ...WEB, container }, { override: { env: [{ name: 'B', value: '' }] } });
    expect(env).toEqual([
      { name: 'A', value: '1' },
      { name: 'B', value: '' },
    ]);
  });

  test('that guards a pod takes less disk', () => {
    const { container } = planOf(WEB);
    expect(guardContainer(container, { command: ['check'], wait: 60 }).resources.ephemeralStorage).toBe(
      '64Mi',
    );
  });
});

describe('the pod of a task', () => {
  const PODS: PodProps = {
    ...WEB,
    stickyTmp: '/tmp/ruby',
    proxy: { image: 'nginx:1.31.3' },
    sidecars: { tunnel: { image: 'tunnel:2.1' }, log: { image: 'log:1', native: false } },
    init: { seed: { command: ['bin/seed'] } },
    volumes: { '/uploads': { claim: 'uploads' } },
    placement: { priorityClass: 'high' },
    metadata: { labels: { team: 'a' }, annotations: { note: 'b' } },
    user: 2899,
  };
  const TASK: PodTask = { name: 'migration', command: ['migrate'], labels: { app: 'migration' } };
  const pod = (more: Partial<PodTask> = {}) => taskPod(planOf(PODS), { ...TASK, ...more });
  const specOf = (more: Partial<PodTask> = {}) => podTemplate(pod(more)).spec;

  test('has what the other has, except whatever goes on for ever', () => {
    const { initContainers = [], containers = [] } = specOf() ?? {};
    expect(initContainers.map(({ name }) => name)).toEqual(['tunnel', 'sticky-tmp', 'seed']);
    expect(containers.map(({ name }) => name)).toEqual(['migration']);
    expect(pod().serving).toBeUndefined();
  });

  test('has no volume that only a proxy or an ordinary sidecar mounts, and so waits for no file of theirs', () => {
    const volumes = { '/etc/nginx': { configMap: 'nginx' } };
    const plan = planOf({
      ...PODS,
      proxy: { image: 'nginx:1.31.3', volumes },
      sidecars: { log: { image: 'log:1', native: false, writable: { '/var/spool': '1Mi' } } },
    });
    const { volumes: kept = [] } = podTemplate(taskPod(plan, TASK)).spec ?? {};
    expect(kept.map(({ name }) => name)).toEqual(['tmp', 'uploads']);
  });

  test('keeps a volume that the chart mounts by hand', () => {
    const container = { volumeMounts: [{ name: 'nginx', mountPath: '/nginx' }] };
    const proxy = { image: 'nginx:1.31.3', volumes: { '/etc/nginx': { configMap: 'nginx' } } };
    const plan = planOf({ ...WEB, container, proxy });
    expect(taskPod(plan, TASK).volumes.map(({ name }) => name)).toEqual(['tmp', 'nginx']);
  });

  test('has the version of the image that it runs, not of the release', () => {
    const version = 'app.kubernetes.io/version';
    const labels = { [version]: '4f2a9c1' };
    const other = planOf({ ...WEB, image: 'registry.example.com/other:2' });
    expect(taskPod(other, { ...TASK, labels }).labels[version]).toBe('2');
    expect(taskPod(planOf(WEB), { ...TASK, labels }).labels[version]).toBe('4f2a9c1');
  });

  test('has its volumes, placement, rights and metadata, under labels of its own', () => {
    expect(specOf()).toMatchObject({
      securityContext: { runAsUser: 2899, fsGroup: 2899 },
      priorityClassName: 'high',
      serviceAccountName: 'orders',
    });
    expect(specOf()?.containers[0]?.volumeMounts).toContainEqual({ name: 'uploads', mountPath: '/uploads' });
    expect(podTemplate(pod()).metadata).toEqual({
      labels: { app: 'migration', team: 'a' },
      annotations: { note: 'b' },
    });
  });

  test('may have variables of its own, and what it waits for', () => {
    const variables = [{ name: 'DATABASE_URL', value: 'direct' }];
    const wait = taskContainer(planOf({}).container, { name: 'wait', command: ['pg_isready'] });
    const { initContainers = [], containers = [] } =
      specOf({ env: { from: [], variables }, init: [wait] }) ?? {};
    expect(containers[0]?.env).toEqual(variables);
    expect(initContainers.at(-1)?.name).toBe('wait');
  });
});
