import { describe, expect, test } from '@jest/globals';
import type { Manifest } from '../../../lib/kernel';
import { installMatchers } from '../../../lib/testing';
import { yashima } from '../yashima';
import { deployment, rolling } from './deployments';

installMatchers(expect);

const surging = (maxSurge: unknown, replicas: unknown) =>
  deployment({ replicas, strategy: rolling({ maxSurge, maxUnavailable: 0 }) });

describe('toRollWithoutLosingPods', () => {
  test.each(['web', 'sidekiq'])('holds for the %s of a Rails service', (component) => {
    expect(yashima().find('Deployment', component)).toRollWithoutLosingPods();
  });

  test.each<[string, Manifest]>([
    ['10 % of 6 replicas', surging('10%', 6)],
    ['1 of 1 replica', surging(1, 1)],
    ['2 of 20 replicas', surging(2, 20)],
    ['25 % of 1 replica, which is 1', surging('25%', 1)],
    ['10 % of what an autoscaler counts', surging('10%', undefined)],
    ['1 of what an autoscaler counts', surging(1, undefined)],
    [
      'a preStop that is a command',
      deployment({}, {}, { lifecycle: { preStop: { exec: { command: ['sleep', '35'] } } } }),
    ],
    [
      'minReadySeconds in place of a probe',
      deployment({ minReadySeconds: 10 }, {}, { readinessProbe: undefined }),
    ],
  ])('holds for %s', (_, good) => {
    expect(good).toRollWithoutLosingPods();
  });

  test.each<[string, Manifest, string]>([
    [
      'Recreate',
      deployment({ strategy: { type: 'Recreate' } }),
      'spec.strategy.type: expected RollingUpdate',
    ],
    [
      'the strategy of Kubernetes',
      deployment({ strategy: undefined }),
      "rollingUpdate.maxUnavailable: expected 0, got '25%'",
    ],
    [
      'a pod that may be missing',
      deployment({ strategy: rolling({ maxSurge: 1, maxUnavailable: 1 }) }),
      'maxUnavailable: expected 0, got 1',
    ],
    ['no surge', surging(0, 6), 'spec.strategy.rollingUpdate.maxSurge: expected 1 pod or more'],
    [
      'a surge of 25 % of 6 replicas',
      surging('25%', 6),
      "maxSurge: expected 1 pod or more, 10 % rounded up at most, got '25%'",
    ],
    ['a surge of 25 % of what an autoscaler counts', surging('25%', undefined), 'maxSurge: expected'],
    ['a surge of 2 of what an autoscaler counts', surging(2, undefined), 'maxSurge: expected'],
    [
      'a pod that is killed while it still sleeps',
      deployment({}, { terminationGracePeriodSeconds: 35 }),
      'spec.template.spec.terminationGracePeriodSeconds: expected more than the 35 s that container web sleeps, got 35',
    ],
    [
      'the grace of Kubernetes, where it is too short',
      deployment({}, { terminationGracePeriodSeconds: undefined }),
      'terminationGracePeriodSeconds: expected more than the 35 s that container web sleeps, got 30',
    ],
    [
      'pods that nobody asks',
      deployment({}, {}, { readinessProbe: undefined }),
      'spec.minReadySeconds: expected a readiness probe',
    ],
    ['anything but a Deployment', { ...deployment(), kind: 'Job' }, "expected a Deployment, got 'Job'"],
  ])('refuses %s', (_, bad, message) => {
    expect(() => expect(bad).toRollWithoutLosingPods()).toThrow(message);
  });

  test('names the object', () => {
    expect(() => expect(surging(0, 6)).toRollWithoutLosingPods()).toThrow('\nDeployment/yashima-web.spec');
  });

  test('can be denied', () => {
    expect(surging(0, 6)).not.toRollWithoutLosingPods();
    expect(() => expect(surging(1, 6)).not.toRollWithoutLosingPods()).toThrow('expected not to roll');
  });
});
