import { describe, expect, test } from '@jest/globals';
import { RollingDeployment, type RollingDeploymentProps } from '../../lib';
import { present, render } from '../rendering';

const renderApi = (props: RollingDeploymentProps) =>
  render((chart) => new RollingDeployment(chart, 'api', props), {
    environment: { defaults: { memory: '512Mi', cpu: '100m', replicas: 3 } },
  });

const deploymentOf = (props: RollingDeploymentProps) => renderApi(props).object('Deployment', 'yashima-api');

describe('a deployment that will get an autoscaler', () => {
  test.each([
    ['its own number', { replicas: 6 }, 6],
    ['none at all, which is a number too', { replicas: 0 }, 0],
    ["the platform's number", {}, 3],
  ])('keeps %s until then', (_, props, replicas) => {
    expect(present(deploymentOf({ ...props, autoscaling: 'prepared' }).spec).replicas).toBe(replicas);
  });

  test('differs from one that will not by one annotation, and its pods by nothing', () => {
    const { metadata, ...rest } = deploymentOf({ replicas: 6, autoscaling: 'prepared' });
    const { metadata: before, ...restBefore } = deploymentOf({ replicas: 6 });
    expect(rest).toEqual(restBefore);
    expect(metadata).toEqual({ ...before, annotations: { 'cdk8s-rails/autoscaling': 'prepared' } });
  });

  test('has no autoscaler yet, and the disruption budget of its number', () => {
    const rendered = renderApi({ replicas: 1, autoscaling: 'prepared' });
    expect(rendered.names('HorizontalPodAutoscaler')).toEqual([]);
    expect(rendered.names('PodDisruptionBudget')).toEqual([]);
    expect(rendered.findings).toEqual([]);
  });

  test('is no singleton', () => {
    expect(renderApi({ singleton: true, autoscaling: 'prepared' }).findings).toEqual([
      "yashima/production/api.autoscaling: expected no autoscaling for a singleton, got 'prepared'; remove autoscaling or singleton",
    ]);
  });
});
