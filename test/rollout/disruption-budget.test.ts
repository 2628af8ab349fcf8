import { describe, expect, test } from '@jest/globals';
import { RollingDeployment, type RollingDeploymentProps } from '../../lib';
import { render } from '../rendering';

const renderApi = (props: RollingDeploymentProps) =>
  render((chart) => new RollingDeployment(chart, 'api', props));

describe('a disruption budget', () => {
  test.each([
    ['lets a drain take one pod of two', {}, { maxUnavailable: 1 }],
    [
      'lets a drain take what the chart says',
      { replicas: 8, disruptionBudget: '25%' },
      { maxUnavailable: '25%' },
    ],
    ['leaves as many pods as the chart says', { disruptionBudget: { minAvailable: 1 } }, { minAvailable: 1 }],
    [
      'leaves the share that the chart says',
      { replicas: 3, disruptionBudget: { minAvailable: '50%' } },
      { minAvailable: '50%' },
    ],
    [
      'may name pods that there will be once there are any',
      { replicas: 0, disruptionBudget: { minAvailable: 1 } },
      { minAvailable: 1 },
    ],
  ] satisfies [string, RollingDeploymentProps, object][])('%s', (_, props, expected) => {
    const { selector, unhealthyPodEvictionPolicy, ...budget } =
      renderApi(props).object('PodDisruptionBudget', 'yashima-api').spec ?? {};
    expect(budget).toEqual(expected);
  });

  test.each([
    ['a single pod', { replicas: 1 }],
    ['a chart that wants none', { disruptionBudget: false }],
    ['a singleton', { singleton: true }],
  ] satisfies [string, RollingDeploymentProps][])('is not there for %s', (_, props) => {
    expect(renderApi(props).names('PodDisruptionBudget')).toEqual([]);
  });
});

describe('a disruption budget refuses', () => {
  const OR_NONE = 'or write false for no budget';
  test.each([
    [
      'to let no drain pass',
      { disruptionBudget: 0 },
      `: expected at least one pod, got 0; allow one: no node can be drained otherwise, ${OR_NONE}`,
    ],
    [
      'to let all pods go',
      { replicas: 3, disruptionBudget: 3 },
      `: expected fewer pods than there may be (3), got 3; lower it, ${OR_NONE}`,
    ],
    [
      'a share that, rounded up, lets all pods go',
      { disruptionBudget: '60%' },
      `: expected fewer pods than there may be (2), got '60%'; lower it, ${OR_NONE}`,
    ],
    [
      'to let the fewest scaled pods go',
      { autoscaling: { min: 2, max: 9 }, disruptionBudget: 2 },
      `: expected fewer pods than there may be (2), got 2; lower it, ${OR_NONE}`,
    ],
    [
      'more than all of no pods, as the API server does',
      { replicas: 0, disruptionBudget: '101%' },
      `: expected fewer pods than there may be (0), got '101%'; lower it, ${OR_NONE}`,
    ],
    [
      'to keep both pods of two',
      { disruptionBudget: { minAvailable: 2 } },
      `.minAvailable: expected fewer pods than there may be (2), got 2; lower it, run more pods, ${OR_NONE}: no node can be drained otherwise`,
    ],
    [
      'to keep the only pod',
      { replicas: 1, disruptionBudget: { minAvailable: 1 } },
      `.minAvailable: expected fewer pods than there may be (1), got 1; lower it, run more pods, ${OR_NONE}: no node can be drained otherwise`,
    ],
    [
      'a share that, rounded up, keeps the fewest scaled pods',
      { autoscaling: { min: 2, max: 9 }, disruptionBudget: { minAvailable: '75%' } },
      `.minAvailable: expected fewer pods than there may be (2), got '75%'; lower it, run more pods, ${OR_NONE}: no node can be drained otherwise`,
    ],
    [
      'to keep no pod, for then it is none',
      { disruptionBudget: { minAvailable: 0 } },
      `.minAvailable: expected at least one pod, got 0; raise it, ${OR_NONE}: this one lets every pod go`,
    ],
    [
      'less than no pod',
      { disruptionBudget: { minAvailable: -1 } },
      ".minAvailable: expected a count of pods (0 or more) or a share such as '10%', got -1; use a whole number",
    ],
  ] satisfies [string, RollingDeploymentProps, string][])('%s', (_, props, message) => {
    expect(renderApi(props).findings).toEqual([`yashima/production/api.disruptionBudget${message}`]);
  });
});
