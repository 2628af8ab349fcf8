import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Yashima } from '../../apps/yashima/chart';
import { toYaml } from '../../lib/synth';
import { installMatchers, type RenderedChart, render } from '../../lib/testing';

installMatchers(expect);

const CLUSTERS = [
  ['production', 'production'],
  ['production', 'production-osaka'],
  ['qa', 'qa'],
  ['sandbox', 'sandbox'],
] as const;

const renderIn = (environment: (typeof CLUSTERS)[number][0], cluster: string): RenderedChart =>
  render(Yashima, environment, { cluster });

const golden = (cluster: string): string =>
  readFileSync(join(__dirname, `../../dist/${cluster}/yashima/yashima.k8s.yaml`), 'utf8');

describe.each(CLUSTERS)('yashima in %s, cluster %s', (environment, cluster) => {
  const yashima = renderIn(environment, cluster);

  test('is what stands in dist, to the byte', () => {
    expect(toYaml(yashima.objects)).toBe(golden(cluster));
  });

  test('rolls web and worker without losing pods', () => {
    expect(yashima.find('Deployment', 'web')).toRollWithoutLosingPods();
    expect(yashima.find('Deployment', 'sidekiq')).toRollWithoutLosingPods();
  });

  test('has no secret values', () => {
    expect(yashima).toHaveNoSecretValues();
  });

  test('passes with no warning that nobody acknowledged', () => {
    expect(yashima.warnings).toEqual([]);
  });
});

describe('yashima', () => {
  test('is declared in 15 lines at most, for all environments', () => {
    const chart = readFileSync(join(__dirname, '../../apps/yashima/chart.ts'), 'utf8');
    const lines = chart.split('\n').filter((line) => line.trim() !== '' && !line.trim().startsWith('//'));
    expect(lines.length).toBeLessThanOrEqual(15);
  });

  test('runs its migration before its pods in the primary cluster', () => {
    expect(renderIn('production', 'production')).toRunMigrationBeforePods();
  });

  test('migrates in the primary cluster only, and waits for that in both', () => {
    const osaka = renderIn('production', 'production-osaka');
    expect(osaka.all('Job')).toEqual([]);
    expect(osaka.container('web', 'wait-for-migration').command).toEqual([
      'bin/rails',
      'db:abort_if_pending_migrations',
    ]);
  });

  test('runs in qa what production runs', () => {
    const imageIn = (environment: 'production' | 'qa') => render(Yashima, environment).container('web').image;
    expect(imageIn('qa')).toBe(imageIn('production'));
  });

  test('has a budget for disruptions wherever two pods run, and none for a single one', () => {
    const budgets = CLUSTERS.map(([environment, cluster]) =>
      renderIn(environment, cluster)
        .all('PodDisruptionBudget')
        .map(({ metadata }) => metadata.name),
    );
    expect(budgets).toEqual([
      ['yashima-web', 'yashima-sidekiq'],
      ['yashima-web', 'yashima-sidekiq'],
      ['yashima-web', 'yashima-sidekiq'],
      ['yashima-sidekiq'],
    ]);
  });

  test('has the same kinds in every environment, but for its ingress, its budgets and the sandbox quota', () => {
    const kinds = ([environment, cluster]: (typeof CLUSTERS)[number]) =>
      new Set(renderIn(environment, cluster).objects.map(({ kind }) => kind));
    const [production, , qa, sandbox] = CLUSTERS.map(kinds);
    expect(qa).toEqual(production);
    expect([...(sandbox ?? [])].filter((kind) => !production?.has(kind)).sort()).toEqual([
      'HTTPRoute',
      'LimitRange',
      'ResourceQuota',
    ]);
  });

  test('names no other environment in any of them', () => {
    expect(golden('qa')).not.toMatch(/[^.]\byashima\.example\.com|10\.20\.|10\.10\./);
    expect(golden('production')).not.toMatch(/qa\.example\.com|sandbox|10\.120\./);
  });
});
