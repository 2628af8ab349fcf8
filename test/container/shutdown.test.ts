import { describe, expect, test } from '@jest/globals';
import type { ShutdownProps } from '../../lib/container';
import type { KubernetesVersion } from '../../lib/kernel';
import { BEHIND_ALB, BEHIND_GCE, containerOf, PLAIN, planOf, wrongWith } from './pods';

const PORT = 3000;

describe('a pod that serves', () => {
  test.each<[string, typeof PLAIN, ShutdownProps, { preStop: number; grace: number }]>([
    ['behind an ALB', BEHIND_ALB, {}, { preStop: 35, grace: 70 }],
    ['behind an ALB', BEHIND_ALB, { longestRequest: '60s' }, { preStop: 65, grace: 130 }],
    ['behind an ALB', BEHIND_ALB, { deregistrationDelay: '2m' }, { preStop: 125, grace: 160 }],
    ["behind Google's load balancer", BEHIND_GCE, {}, { preStop: 35, grace: 70 }],
    ['behind anything else', PLAIN, {}, { preStop: 15, grace: 50 }],
    ['behind anything else', PLAIN, { longestRequest: '5s' }, { preStop: 15, grace: 25 }],
    ['behind anything else', PLAIN, { preStop: '20s' }, { preStop: 20, grace: 55 }],
    ['behind anything else', PLAIN, { grace: '5m' }, { preStop: 15, grace: 300 }],
  ])('%s, with %p, sleeps and is killed at %p', (_where, environment, shutdown, expected) => {
    expect(planOf({ port: PORT, shutdown }, environment).shutdown).toMatchObject(expected);
    expect(wrongWith({ port: PORT, shutdown }, environment)).toEqual([]);
  });

  test.each<[KubernetesVersion, object]>([
    ['1.30', { sleep: { seconds: 15 } }],
    ['1.29', { exec: { command: ['sleep', '15'] } }],
    ['1.28', { exec: { command: ['sleep', '15'] } }],
  ])('on Kubernetes %s sleeps by %p', (kubernetes, preStop) => {
    expect(containerOf({ port: PORT }, { ...PLAIN, kubernetes }).lifecycle).toEqual({ preStop });
  });

  test.each<[ShutdownProps, string]>([
    [
      { preStop: '30s', grace: '30s' },
      "grace: expected 65s or more (preStop 30s + longestRequest 30s + 5s), got '30s'; leave grace out or raise it: a pod is killed in the middle of its requests otherwise",
    ],
    [
      { longestRequest: '40s', grace: '59s' },
      "grace: expected 60s or more (preStop 15s + longestRequest 40s + 5s), got '59s'; leave grace out or raise it: a pod is killed in the middle of its requests otherwise",
    ],
    [
      { deregistrationDelay: '29s' },
      "deregistrationDelay: expected 30s or more, the longest request, got '29s'; raise deregistrationDelay: the load balancer cuts requests in flight otherwise",
    ],
    [
      { deregistrationDelay: '2h' },
      "deregistrationDelay: expected a duration in whole seconds, from 0s to 3600s, got '2h'; write it as '30s', '15m' or '1h'",
    ],
    [
      { jobTimeout: '25s' },
      "jobTimeout: expected no jobTimeout on a pod that serves, got '25s'; set longestRequest",
    ],
    [
      { longestRequest: '0s' },
      "longestRequest: expected a duration in whole seconds, 1s or more, got '0s'; write it as '30s', '15m' or '1h'",
    ],
    [
      { preStop: '1.5s' },
      "preStop: expected a duration in whole seconds, 0s or more, got '1.5s'; write it as '30s', '15m' or '1h'",
    ],
  ])('refuses %p, each mistake once', (shutdown, message) => {
    expect(wrongWith({ port: PORT, shutdown })).toEqual([`orders/web.shutdown.${message}`]);
  });

  test.each<[string, typeof PLAIN, string]>([
    [
      'an ALB',
      BEHIND_ALB,
      "F4: expected 35s or more, got '0s'; leave preStop out: until then the load balancer still sends requests",
    ],
    [
      'anything else',
      PLAIN,
      "F3: expected 15s or more, got '0s'; leave preStop out: until then some proxies still know its address",
    ],
  ])('is reported when it leaves at once behind %s', (_where, environment, message) => {
    const props = { port: PORT, shutdown: { preStop: '0s' } } as const;
    expect(wrongWith(props, environment)).toEqual([`orders/web.shutdown.preStop: warning ${message}`]);
    expect(containerOf(props, environment).lifecycle).toBeUndefined();
  });

  test('is reported when requests may take more than a minute', () => {
    expect(wrongWith({ port: PORT, shutdown: { longestRequest: '61s' } })).toEqual([
      "orders/web.shutdown.longestRequest: warning R60: expected 60s at most, got '61s'; move long work to a job; of connections that stay open, set timeout where their path stands",
    ]);
  });
});

describe('a pod that works', () => {
  test.each<[ShutdownProps, number]>([
    [{}, 30],
    [{ jobTimeout: '10m' }, 605],
    [{ jobTimeout: '0s' }, 5],
    [{ jobTimeout: '25s', grace: '1m' }, 60],
  ])('with %p is killed after %p seconds', (shutdown, grace) => {
    expect(planOf({ shutdown }).shutdown.grace).toBe(grace);
  });

  test('never sleeps, for nobody knows its address', () => {
    expect(containerOf({}).lifecycle).toBeUndefined();
  });

  test.each<[ShutdownProps, string]>([
    [
      { jobTimeout: '25s', grace: '25s' },
      "grace: expected 30s or more (jobTimeout 25s + 5s), got '25s'; leave grace out, raise it or lower jobTimeout: running jobs are killed otherwise",
    ],
    [
      { preStop: '5s' },
      "preStop: expected none on a pod without a port, got '5s'; set jobTimeout, or give it a port",
    ],
    [
      { longestRequest: '5s' },
      "longestRequest: expected none on a pod without a port, got '5s'; set jobTimeout, or give it a port",
    ],
  ])('refuses %p', (shutdown, message) => {
    expect(wrongWith({ shutdown })).toEqual([`orders/web.shutdown.${message}`]);
  });
});
