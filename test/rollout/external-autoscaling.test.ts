import { describe, expect, test } from '@jest/globals';
import { RollingDeployment, type RollingDeploymentProps } from '../../lib';
import { render } from '../rendering';

const DEFAULTS = { memory: '512Mi', cpu: '100m' } as const;

const renderApi = (props: RollingDeploymentProps = {}, replicas = 3) =>
  render((chart) => new RollingDeployment(chart, 'api', { autoscaling: 'external', ...props }), {
    environment: { defaults: { ...DEFAULTS, replicas } },
  });

describe('a deployment whose number somebody else chooses', () => {
  test('says no number, and has no autoscaler of its own', () => {
    const rendered = renderApi();
    expect(rendered.object('Deployment', 'yashima-api').spec).not.toHaveProperty('replicas');
    expect(rendered.names('HorizontalPodAutoscaler')).toEqual([]);
    expect(rendered.findings).toEqual([]);
  });

  test.each([
    [3, ['yashima-api']],
    [1, []],
  ])("has the disruption budget of the platform's number, %i", (replicas, budgets) => {
    expect(renderApi({}, replicas).names('PodDisruptionBudget')).toEqual(budgets);
  });

  test('may be so many that a surge of a quarter is much', () => {
    expect(renderApi({ maxSurge: '25%' }, 1).findings).toEqual([
      expect.stringContaining('maxSurge: warning P1'),
    ]);
  });

  test('may be several that want one claim', () => {
    const claim = { kind: 'PersistentVolumeClaim', name: 'data', accessModes: ['ReadWriteOncePod'] };
    expect(renderApi({ volumes: { '/data': { claim } } }, 1).findings).toEqual([
      "yashima/production/api.volumes./data: expected a claim that several pods can use, got 'ReadWriteOncePod'; give the VolumeClaim accessMode: 'ReadWriteMany', or run a singleton",
    ]);
  });

  test.each<[RollingDeploymentProps, string]>([
    [
      { replicas: 2 },
      'replicas: expected no replicas beside autoscaling, got 2; remove one: git and the autoscaler would undo each other',
    ],
    [
      { singleton: true },
      "autoscaling: expected no autoscaling for a singleton, got 'external'; remove autoscaling or singleton",
    ],
  ])('is refused beside %p', (props, message) => {
    expect(renderApi(props).findings).toEqual([`yashima/production/api.${message}`]);
  });
});
