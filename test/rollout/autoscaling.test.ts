import { describe, expect, test } from '@jest/globals';
import { type AutoscalingProps, RollingDeployment } from '../../lib';
import { present, render } from '../rendering';

const renderApi = (autoscaling: AutoscalingProps) =>
  render((chart) => new RollingDeployment(chart, 'api', { autoscaling }));

const spec = (props: Omit<AutoscalingProps, 'max'>) =>
  present(renderApi({ max: 9, ...props }).object('HorizontalPodAutoscaler', 'yashima-api').spec);

const findings = (props: Partial<AutoscalingProps>) => renderApi({ max: 9, ...props }).findings;

const share = (name: 'cpu' | 'memory', averageUtilization: number) => ({
  type: 'Resource',
  resource: { name, target: { type: 'Utilization', averageUtilization } },
});

const BACKLOG = { pods: 'puma_backlog', average: '10' } as const;

describe('an autoscaler aims at', () => {
  test.each([
    ['70 % of the CPU where the chart says nothing', {}, [share('cpu', 70)]],
    ['the share that the chart names', { cpu: '50%' }, [share('cpu', 50)]],
    ['CPU and memory', { memory: '80%' }, [share('cpu', 70), share('memory', 80)]],
    [
      'an average over its pods, and no CPU where the chart says so',
      { cpu: false, metrics: [BACKLOG] },
      [
        {
          type: 'Pods',
          pods: {
            metric: { name: 'puma_backlog' },
            target: { type: 'AverageValue', averageValue: '10' },
          },
        },
      ],
    ],
    [
      'a metric of another object',
      {
        cpu: false,
        metrics: [
          {
            object: { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', name: 'yashima' },
            metric: 'requests_per_second',
            value: '2k',
          },
        ],
      },
      [
        {
          type: 'Object',
          object: {
            describedObject: { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', name: 'yashima' },
            metric: { name: 'requests_per_second' },
            target: { type: 'Value', value: '2k' },
          },
        },
      ],
    ],
    [
      'a metric from outside, by its labels',
      {
        cpu: false,
        metrics: [
          { external: 'queue_latency_seconds', selector: { queue: 'mailers' }, value: '30' },
          { external: 'queue_size', average: '250m' },
        ],
      },
      [
        {
          type: 'External',
          external: {
            metric: { name: 'queue_latency_seconds', selector: { matchLabels: { queue: 'mailers' } } },
            target: { type: 'Value', value: '30' },
          },
        },
        {
          type: 'External',
          external: {
            metric: { name: 'queue_size' },
            target: { type: 'AverageValue', averageValue: '250m' },
          },
        },
      ],
    ],
  ] satisfies [string, Partial<AutoscalingProps>, unknown][])('%s', (_, props, metrics) => {
    expect(spec(props).metrics).toEqual(metrics);
  });

  test('memory with a report, for Ruby gives none back', () => {
    expect(findings({ memory: '80%' })).toEqual([
      "yashima/production/api.autoscaling.memory: warning F25: expected no memory, which Ruby never gives back, got '80%'; scale by another metric, or acknowledge why these pods give memory back",
    ]);
  });
});

describe('the pace of an autoscaler', () => {
  test('is that of Kubernetes where the chart says nothing', () => {
    expect(spec({})).not.toHaveProperty('behavior');
  });

  test('is what the chart says for each direction', () => {
    const behavior = spec({
      behavior: {
        scaleUp: {
          stabilization: '0s',
          policies: [
            { pods: 4, period: '30s' },
            { percent: '200%', period: '1m' },
          ],
          select: 'Min',
        },
        scaleDown: { stabilization: '10m', select: 'Disabled' },
      },
    }).behavior;
    expect(behavior).toEqual({
      scaleUp: {
        stabilizationWindowSeconds: 0,
        selectPolicy: 'Min',
        policies: [
          { type: 'Pods', value: 4, periodSeconds: 30 },
          { type: 'Percent', value: 200, periodSeconds: 60 },
        ],
      },
      scaleDown: { stabilizationWindowSeconds: 600, selectPolicy: 'Disabled' },
    });
  });
});

describe('an autoscaler refuses', () => {
  const ingress = { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', name: 'yashima' };
  test.each([
    [
      'a maximum below the minimum',
      { min: 5, max: 4 },
      'max: expected at least min (5), got 4; raise max or lower min',
    ],
    [
      'to start at 0',
      { min: 0 },
      'min: expected a whole number, 1 or more, got 0; use a whole number in that range',
    ],
    [
      'to aim at no CPU',
      { cpu: '0%' },
      "cpu: expected a share of 1% or more, such as '50%', got '0%'; write it as a percentage",
    ],
    [
      'to aim at nothing at all, which the API server would fill in',
      { cpu: false },
      'metrics: expected at least one metric, got []; name one, or leave cpu: false out',
    ],
    [
      'an amount of nothing',
      { metrics: [{ ...BACKLOG, average: '0' }] },
      "metrics.0.average: expected an amount above 0, such as '10', '250m' or '1.5Gi', got '0'; write a number and its unit",
    ],
    [
      'an amount that is none',
      { metrics: [{ external: 'queue_size', value: '1e3' }] },
      "metrics.0.value: expected an amount above 0, such as '10', '250m' or '1.5Gi', got '1e3'; write a number and its unit",
    ],
    [
      'a name that no URL can hold',
      { metrics: [{ pods: 'puma/backlog', average: '10' }] },
      "metrics.0.pods: expected the name of a metric, without '/' and '%', got 'puma/backlog'; write it as the metrics adapter serves it",
    ],
    [
      'the version of an object that is none',
      { metrics: [{ object: { ...ingress, apiVersion: 'Ingress' }, metric: 'requests', value: '10' }] },
      "metrics.0.object.apiVersion: expected the version of a kind, got 'Ingress'; write it as 'networking.k8s.io/v1'",
    ],
    [
      'a kind in lower case',
      { metrics: [{ object: { ...ingress, kind: 'ingress' }, metric: 'requests', value: '10' }] },
      "metrics.0.object.kind: expected a kind, got 'ingress'; write it as 'Ingress' or 'Service'",
    ],
    [
      'an object without a name',
      { metrics: [{ object: { ...ingress, name: '' }, metric: 'requests', value: '10' }] },
      "metrics.0.object.name: expected the name of the Ingress, got ''; write the name that it has",
    ],
    [
      'a selector that selects by no label',
      { metrics: [{ external: 'queue_size', selector: { queue: 'a b' }, value: '10' }] },
      "metrics.0.selector: expected labels and their values, got {\"queue\":\"a b\"}; write them in letters, digits, '-', '_' and '.', 63 at most",
    ],
    [
      'a pace that looks back more than an hour',
      { behavior: { scaleDown: { stabilization: '2h' } } },
      "behavior.scaleDown.stabilization: expected a duration in whole seconds, from 0s to 3600s, got '2h'; write it as '30s', '15m' or '1h'",
    ],
    [
      'a period of more than half an hour',
      { behavior: { scaleUp: { policies: [{ pods: 1, period: '31m' }] } } },
      "behavior.scaleUp.policies.0.period: expected a duration in whole seconds, from 1s to 1800s, got '31m'; write it as '30s', '15m' or '1h'",
    ],
    [
      'a pace of no pods',
      { behavior: { scaleUp: { policies: [{ pods: 0, period: '1m' }] } } },
      'behavior.scaleUp.policies.0.pods: expected a whole number, 1 or more, got 0; use a whole number in that range',
    ],
    [
      'a pace of no share',
      { behavior: { scaleUp: { policies: [{ percent: '0%', period: '1m' }] } } },
      "behavior.scaleUp.policies.0.percent: expected a share of 1% or more, such as '50%', got '0%'; raise it",
    ],
    [
      'an empty list of policies',
      { behavior: { scaleDown: { policies: [] } } },
      "behavior.scaleDown.policies: expected at least one policy, got []; leave policies out, or write select: 'Disabled'",
    ],
  ] satisfies [string, Partial<AutoscalingProps>, string][])('%s', (_, props, message) => {
    expect(findings(props)).toEqual([`yashima/production/api.autoscaling.${message}`]);
  });
});

/** What a chart that nobody type-checks may say. */
describe('an autoscaler without types refuses', () => {
  test.each([
    [
      'a metric of two kinds',
      { metrics: [{ ...BACKLOG, external: 'queue_size' }] },
      'metrics.0: expected one of pods, object and external',
    ],
    [
      'a metric of no kind',
      { metrics: [{ average: '10' }] },
      'metrics.0: expected one of pods, object and external',
    ],
    [
      'two aims',
      { metrics: [{ external: 'queue_size', value: '1', average: '1' }] },
      'metrics.0: expected one of value and average',
    ],
    ['no aim', { metrics: [{ external: 'queue_size' }] }, 'metrics.0: expected one of value and average'],
    [
      'pods and a share in one policy',
      { behavior: { scaleUp: { policies: [{ pods: 1, percent: '1%', period: '1m' }] } } },
      'behavior.scaleUp.policies.0: expected one of pods and percent',
    ],
    [
      'another choice',
      { behavior: { scaleUp: { select: 'Fastest' } } },
      'behavior.scaleUp.select: expected one of Max, Min, Disabled',
    ],
  ])('%s', (_, props, message) => {
    const untyped = props as Partial<AutoscalingProps>; // deliberately not what the types admit
    expect(findings(untyped)).toEqual([
      expect.stringContaining(`yashima/production/api.autoscaling.${message}`),
    ]);
  });
});
