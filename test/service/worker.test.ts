import { describe, expect, test } from '@jest/globals';
import type { WorkerProps } from '../../lib';
import { findings, grace, renderWorker, variables, worker } from './workers';

const CLOCK = { command: ['bin/clock'] } satisfies WorkerProps;

describe('a worker', () => {
  test.each([
    ['is killed 5 s after its last job had to end', {}, 30],
    ['is killed later where its jobs are long', { timeout: '2m' }, 125],
    ['is killed when the chart says', { grace: '90s' }, 90],
  ] satisfies [string, WorkerProps, number][])('%s', (_, props, seconds) => {
    expect(grace({ ...CLOCK, ...props })).toBe(seconds);
  });

  test.each(['ports', 'lifecycle', 'readinessProbe'] as const)('has no %s, for it serves nobody', (field) => {
    expect(worker(CLOCK)).not.toHaveProperty(field);
  });

  test('is stopped before the next one where it is a singleton', () => {
    const { spec } = renderWorker({ ...CLOCK, singleton: true }).object('Deployment', 'yashima-jobs');
    expect(spec?.strategy).toEqual({ type: 'Recreate' });
  });

  test('saves connections where it may be missing for a moment', () => {
    const rendered = renderWorker({ ...CLOCK, replicas: 4, maxSurge: 0, maxUnavailable: '50%' });
    expect(rendered.object('Deployment', 'yashima-jobs').spec?.strategy?.rollingUpdate).toEqual({
      maxSurge: 0,
      maxUnavailable: '50%',
    });
  });

  test('is selected apart from the web pods', () => {
    const { spec } = renderWorker(CLOCK).object('Deployment', 'yashima-jobs');
    expect(spec?.selector.matchLabels).toHaveProperty(['app.kubernetes.io/component'], 'jobs');
  });

  test('is called as the chart says', () => {
    expect(renderWorker({ ...CLOCK, name: 'jobs' }).names('Deployment')).toContain('jobs');
  });

  test('opens the ports that the chart names', () => {
    expect(worker({ ...CLOCK, ports: { metrics: 9394 } }).ports).toEqual([
      { name: 'metrics', containerPort: 9394, protocol: 'TCP' },
    ]);
  });

  test('has variables of its own', () => {
    expect(variables({ ...CLOCK, env: { clear: { LEVEL: 0 } } })).toEqual({ LEVEL: '0' });
  });
});

describe('a probe of a worker', () => {
  const asked = (probes: NonNullable<WorkerProps['probes']>) => worker({ adapter: 'good_job', probes });

  test('is removed where the chart says so', () => {
    expect(asked({ liveness: false })).not.toHaveProperty('livenessProbe');
  });

  test("leaves the adapter's others where one is removed", () => {
    expect(asked({ liveness: false }).startupProbe?.httpGet?.path).toBe('/status/started');
  });

  test("is the adapter's, as patient as the chart says", () => {
    expect(asked({ liveness: { failures: 3 } }).livenessProbe).toMatchObject({
      httpGet: { path: '/status/connected', port: 'probe-port' },
      periodSeconds: 10,
      failureThreshold: 3,
    });
  });

  test('asks the path that the chart says', () => {
    expect(asked({ liveness: '/status' }).livenessProbe?.httpGet).toEqual({
      path: '/status',
      port: 'probe-port',
    });
  });

  test('asks in another way where the chart says so', () => {
    const probe = asked({ liveness: { command: ['bin/healthy'] } }).livenessProbe;
    expect([probe?.exec?.command, probe?.httpGet]).toEqual([['bin/healthy'], undefined]);
  });

  test('is one of its own where the adapter has none', () => {
    const probes = { liveness: { command: ['bin/healthy'], period: '5m' } } as const;
    expect(worker({ adapter: 'sidekiq', probes }).livenessProbe).toMatchObject({
      exec: { command: ['bin/healthy'] },
      periodSeconds: 300,
    });
  });
});

describe('a worker refuses', () => {
  test.each([
    [
      'a queue twice',
      { adapter: 'sidekiq', queues: ['default', 'default'] },
      'queues: expected each queue once, got ["default","default"]; remove the second one',
    ],
    [
      'no thread',
      { adapter: 'sidekiq', concurrency: 0 },
      'concurrency: expected a whole number, 1 or more, got 0; use a whole number in that range',
    ],
    [
      'to be killed in the middle of a job',
      { adapter: 'sidekiq', timeout: '60s', grace: '60s' },
      "grace: expected 65s or more (timeout 60s + 5s), got '60s'; leave grace out, raise it or lower timeout: running jobs are killed otherwise",
    ],
    [
      'a timeout of half a second',
      { adapter: 'sidekiq', timeout: '0.5s' },
      "timeout: expected a duration in whole seconds, 0s or more, got '0.5s'; write it as '30s', '15m' or '1h'",
    ],
    [
      'another place for temporary files',
      { adapter: 'sidekiq', env: { clear: { TMPDIR: '/tmp' } } },
      'env.clear.TMPDIR: expected no TMPDIR here, got one; leave it out: it is where Ruby finds a sticky directory',
    ],
  ] satisfies [string, WorkerProps, string][])('%s', (_, props, message) => {
    expect(findings(props)).toEqual([message]);
  });
});
