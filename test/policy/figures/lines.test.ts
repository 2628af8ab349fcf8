import { describe, expect, test } from '@jest/globals';
import { figureLines, figuresOf, World } from '../../../lib/policy';
import { object, rendered, service, template } from '../objects';
import { budget, by, cron, env, FROM_SECRET, quota, rolling, scaler } from './workshop';

const linesOf = (...objects: Parameters<typeof rendered>[0]) =>
  figureLines(figuresOf([new World([rendered(objects)], true)]));

const puma = {
  command: ['bundle', 'exec', 'puma'],
  env: [...env({ WEB_CONCURRENCY: '2', RAILS_MAX_THREADS: '5' }).env, FROM_SECRET],
  resources: { requests: { memory: '1Gi' }, limits: { memory: '1536Mi' } },
  lifecycle: { preStop: { sleep: { seconds: 35 } } },
};

describe('the lines of figures', () => {
  test('tell of a service that is released what its pods, its database and its quota have to stand', () => {
    const web = rolling('web', { ...by('10%', 0), minReadySeconds: 10 }, puma, {
      terminationGracePeriodSeconds: 70,
    });
    const lines = linesOf(
      web,
      service('web', { app: 'web' }),
      scaler('web', { minReplicas: 4, maxReplicas: 20 }),
      budget('web', { maxUnavailable: 1 }),
      cron('expire', {}, { command: ['bin/rails', 'carts:expire'], env: [FROM_SECRET] }),
      quota({ 'requests.memory': '64Gi', pods: 50 }),
    );
    expect(lines).toEqual([
      'yashima/production',
      '  web: 4 to 20 pods; +2 at a time, 10 steps, about 7 min, up to 42 pods at once; leaves within 70 s (35 + 30 for requests + 5); a drain takes 1; 512Mi for each of 2 processes and their master; database connections 200, 420 in a rollout',
      '  expire: 1 pod now and then; database connections about 5',
      '  quota quota: requests.memory 5Gi needed, 42Gi at most, of 64Gi',
      '  quota quota: pods 5 needed, 43 at most, of 50',
    ]);
  });

  test('tell where pods are missed meanwhile, and what that leaves to a drain', () => {
    const [, line] = linesOf(
      rolling('web', { replicas: 4, ...by(1, 1) }),
      budget('web', { maxUnavailable: 1 }),
    );
    expect(line).toBe(
      '  web: 4 pods; +1-1 at a time, 2 steps, about 1 min, up to 9 pods at once; leaves within 30 s (25 for jobs + 5); a drain takes 1, 0 in a rollout',
    );
  });

  test('tell nothing of a rollout that has no pods', () => {
    expect(linesOf(rolling('web', { replicas: 0 }))[1]).toBe(
      '  web: 0 pods; leaves within 30 s (25 for jobs + 5); a drain takes 0',
    );
  });

  test('tell nothing of pods that nobody can count', () => {
    expect(linesOf(object('DaemonSet/agent', { spec: { template: template({ app: 'agent' }) } }))).toEqual(
      [],
    );
  });
});
