import { describe, expect, test } from '@jest/globals';
import { argoFiles, scalingRulesIn } from '../../../lib/gitops';
import { toYaml } from '../../../lib/synth/yaml';
import { deployed, fleet } from './fleet';

const web = { kind: 'Deployment', name: 'orders-web' };
const scaled = fleet({ deployed: [deployed('orders', 'qa', { autoscaled: [web] })] });
const text = toYaml(argoFiles(scaled).get('40-applications.yaml') ?? []);

describe('the files of ApplicationSets', () => {
  test.each([
    ['a workload that an autoscaler owns', 'orders', 'qa', web, true],
    ['not another workload', 'orders', 'qa', { ...web, name: 'orders-worker' }, false],
    ['not another kind', 'orders', 'qa', { ...web, kind: 'StatefulSet' }, false],
    ['not another service', 'tokei', 'qa', web, false],
    ['not another cluster', 'orders', 'production', web, false],
  ])('leave the number of pods alone of %s', (_, service, cluster, workload, expected) => {
    expect(scalingRulesIn([text])(service, cluster, workload)).toBe(expected);
  });

  test.each([[''], ['- a list'], ['{ broken'], ['spec: 3']])('have no rules in %j', (other) => {
    expect(scalingRulesIn([other])('orders', 'qa', web)).toBe(false);
  });
});
