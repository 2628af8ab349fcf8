import { describe, expect, test } from '@jest/globals';
import { inspect, describe as line, NOWHERE } from '../../lib/kernel';
import { planRollout, type RolloutProps } from '../../lib/rollout';

const plan = (props: RolloutProps, serves = false, primary = true) =>
  inspect('demo/production/web', (path) =>
    planRollout(props, path, { environment: { ...NOWHERE, cluster: { name: '', primary } }, serves }),
  );

const lines = (props: RolloutProps, serves = false) => plan(props, serves).findings.map(line);

describe('a singleton', () => {
  test.each([
    ['runs in the primary cluster', {}, true, 1],
    ['is not run by the other clusters, for then there would be two', {}, false, 0],
    ['runs wherever replicas says so', { replicas: 1 }, false, 1],
  ])('%s', (_, props, primary, replicas) => {
    expect(plan({ singleton: true, ...props }, false, primary).value.replicas).toBe(replicas);
  });
});

describe('a rollout', () => {
  test.each([
    ['runs as many pods as the platform says', {}, 'replicas', 2],
    ['runs as many pods as the chart says', { replicas: 6 }, 'replicas', 6],
    ['keeps no pod where the chart says 0', { replicas: 0 }, 'replicas', 0],
    [
      'adds a tenth and takes nothing away',
      {},
      'strategy',
      { type: 'RollingUpdate', maxSurge: '10%', maxUnavailable: 0 },
    ],
    [
      'keeps a surge of 0 that the chart wants',
      { maxSurge: 0, maxUnavailable: 1 },
      'strategy',
      { type: 'RollingUpdate', maxSurge: 0, maxUnavailable: 1 },
    ],
    ['trusts a pod that was ready for 10 s', {}, 'minReady', 10],
    ['trusts a pod at once where the chart says 0s', { minReady: '0s' }, 'minReady', 0],
    ['keeps three old versions', {}, 'revisionHistory', 3],
    ['keeps no old version where the chart says 0', { revisionHistory: 0 }, 'revisionHistory', 0],
    ['spreads its pods', {}, 'spread', true],
    ['leaves its pods where they fall when told to', { spread: false }, 'spread', false],
    ['has nothing to spread where it is a singleton', { singleton: true, spread: true }, 'spread', false],
    ['has no number of its own beside an autoscaler', { autoscaling: { max: 4 } }, 'replicas', undefined],
    ['stops a singleton before its successor starts', { singleton: true }, 'strategy', { type: 'Recreate' }],
  ] satisfies [string, RolloutProps, string, unknown][])('%s', (_, props, field, expected) => {
    expect(plan(props).value).toHaveProperty(field, expected);
  });

  test('that says nothing has nothing to report', () => {
    expect(lines({})).toEqual([]);
  });
});

describe('a rollout refuses', () => {
  test.each([
    [
      'a surge of 0 that takes nothing away, for it cannot roll',
      { maxSurge: 0 },
      "maxSurge: expected more than 0 when maxUnavailable is 0, got 0; raise maxSurge (default '10%') or set maxUnavailable: 1",
    ],
    [
      'a surge of 0%, for it cannot roll either',
      { maxSurge: '0%', maxUnavailable: '0%' },
      "maxSurge: expected more than 0 when maxUnavailable is 0, got '0%'; raise maxSurge (default '10%') or set maxUnavailable: 1",
    ],
    [
      'less than no surge',
      { maxSurge: -1 },
      "maxSurge: expected a count of pods (0 or more) or a share such as '10%', got -1; use a whole number",
    ],
    [
      'to take away more than all',
      { maxUnavailable: '101%' },
      "maxUnavailable: expected '100%' at most, got '101%'; lower it or leave it out",
    ],
    [
      'half a pod',
      { replicas: 1.5 },
      'replicas: expected a whole number, 0 or more, got 1.5; use a whole number in that range',
    ],
    [
      'replicas beside autoscaling',
      { replicas: 4, autoscaling: { max: 8 } },
      'replicas: expected no replicas beside autoscaling, got 4; remove one: git and the autoscaler would undo each other',
    ],
    [
      'two of a singleton',
      { singleton: true, replicas: 2 },
      'replicas: expected 0 or 1 for a singleton, got 2; remove replicas or singleton',
    ],
    [
      'an autoscaler of a singleton',
      { singleton: true, autoscaling: { max: 2 } },
      'autoscaling: expected no autoscaling for a singleton, got {"max":2}; remove autoscaling or singleton',
    ],
    [
      'a surge of a singleton',
      { singleton: true, maxSurge: 1 },
      'maxSurge: expected no maxSurge for a singleton, got 1; remove maxSurge or singleton',
    ],
    [
      'a budget of a singleton',
      { singleton: true, disruptionBudget: 1 },
      'disruptionBudget: expected no disruptionBudget for a singleton, got 1; remove disruptionBudget or singleton',
    ],
    [
      'a deadline that ends before a pod can count as ready',
      { minReady: '60s', progressDeadline: '60s' },
      "progressDeadline: expected more than minReady (60s), got '60s'; raise progressDeadline or leave it out",
    ],
    [
      'a deadline that is no duration, once',
      { progressDeadline: '-1s' },
      "progressDeadline: expected a duration in whole seconds, 1s or more, got '-1s'; write it as '30s', '15m' or '1h'",
    ],
  ] satisfies [string, RolloutProps, string][])('%s', (_, props, message) => {
    expect(lines(props)).toEqual([`demo/production/web.${message}`]);
  });
});

describe('promise P1 is reported', () => {
  test.each([
    [
      'where a rollout may take pods away',
      { maxUnavailable: 1 },
      'maxUnavailable: warning P1: expected 0, so that a rollout takes no pod away, got 1; leave it out, or acknowledge why fewer pods will do',
    ],
    [
      'where it needs room for more than a tenth',
      { replicas: 10, maxSurge: '25%' },
      "maxSurge: warning P1: expected '10%' at most, got '25%'; leave it out, or acknowledge why there is room for more",
    ],
    [
      'where it would need it once the autoscaler has added pods',
      { autoscaling: { max: 20 }, maxSurge: '25%' },
      "maxSurge: warning P1: expected '10%' at most, got '25%'; leave it out, or acknowledge why there is room for more",
    ],
  ] satisfies [string, RolloutProps, string][])('%s', (_, props, message) => {
    expect(lines(props)).toEqual([`demo/production/web.${message}`]);
  });

  test.each([1, 2, 10])('once where %i workers save connections by going first', (replicas) => {
    expect(lines({ replicas, maxSurge: 0, maxUnavailable: '50%' })).toEqual([
      "demo/production/web.maxUnavailable: warning P1: expected 0, so that a rollout takes no pod away, got '50%'; leave it out, or acknowledge why fewer pods will do",
    ]);
  });

  test('where a singleton answers requests, which nobody answers during a rollout', () => {
    expect(lines({ singleton: true }, true)).toEqual([
      'demo/production/web.singleton: warning P1: expected no singleton where requests are served, got true; leave it out, or acknowledge why nobody need be answered during a rollout',
    ]);
  });

  test.each([
    ['where one pod more is less than needed to roll at all', { replicas: 1, maxSurge: '100%' }],
    ['where the surge is a tenth, counted', { replicas: 20, maxSurge: 2 }],
    ['where a singleton serves nobody', { singleton: true }],
  ] satisfies [string, RolloutProps][])('not %s', (_, props) => {
    expect(lines(props)).toEqual([]);
  });
});
