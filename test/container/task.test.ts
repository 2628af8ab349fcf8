import { describe, expect, test } from '@jest/globals';
import type { Container } from 'kubernetes-types/core/v1';
import { guardContainer, type PodProps, podTemplate, type Task, taskContainer } from '../../lib/container';
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
