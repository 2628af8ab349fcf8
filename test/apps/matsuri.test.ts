import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Matsuri } from '../../apps/matsuri/chart';
import { toYaml } from '../../lib/synth';
import { installMatchers, render } from '../../lib/testing';

installMatchers(expect);

const CLUSTERS = [
  ['production', 'production'],
  ['production', 'production-osaka'],
  ['qa', 'qa'],
  ['sandbox', 'sandbox'],
] as const;

describe.each(CLUSTERS)('matsuri in %s, cluster %s', (environment, cluster) => {
  const matsuri = render(Matsuri, environment, { cluster });

  test('is what stands in dist, to the byte', () => {
    const golden = join(__dirname, `../../dist/${cluster}/matsuri/matsuri.k8s.yaml`);
    expect(toYaml(matsuri.objects)).toBe(readFileSync(golden, 'utf8'));
  });

  test('rolls every process without losing pods', () => {
    for (const process of ['web', 'cable', 'tickets', 'mails']) {
      expect(matsuri.find('Deployment', process)).toRollWithoutLosingPods();
    }
  });

  test('passes with no warning that nobody acknowledged, restricted and without secret values', () => {
    expect(matsuri.warnings).toEqual([]);
    expect(matsuri).toBeRestricted();
    expect(matsuri).toHaveNoSecretValues();
  });

  test('answers at two hosts, and keeps the connections of Action Cable open for an hour', () => {
    const domain = { production: 'example.com', qa: 'qa.example.com', sandbox: 'sandbox.example.com' }[
      environment
    ];
    const hosts = [`matsuri.${domain}`, `tickets.${domain}`];
    for (const [name, seconds, service] of [
      ['matsuri', '30', 'matsuri'],
      ['matsuri-cable', '3600', 'matsuri-cable'],
    ] as const) {
      const { metadata, spec } = matsuri.find('Ingress', name);
      expect(spec.rules?.map(({ host }) => host)).toEqual(hosts);
      expect(spec.rules?.[0]?.http?.paths[0]?.backend.service?.name).toBe(service);
      expect(metadata.annotations?.['nginx.ingress.kubernetes.io/proxy-read-timeout']).toBe(seconds);
    }
  });

  test('leaves the number of web pods to the autoscaler', () => {
    expect(matsuri.find('Deployment', 'web').spec.replicas).toBeUndefined();
    expect(matsuri.find('HorizontalPodAutoscaler').spec.scaleTargetRef.name).toBe('matsuri-web');
  });

  test('gives a ticket two minutes to be sold when its worker is told to stop', () => {
    expect(matsuri.env('tickets').GOOD_JOB_SHUTDOWN_TIMEOUT).toBe('120');
    expect(matsuri.pod('tickets').terminationGracePeriodSeconds).toBe(125);
  });
});

describe('matsuri in its primary cluster', () => {
  const matsuri = render(Matsuri, 'production');
  const hookOf = (name: string) => {
    const { annotations = {} } = matsuri.find('Job', name).metadata;
    return [annotations['argocd.argoproj.io/hook'], annotations['argocd.argoproj.io/sync-wave']];
  };

  test.each([
    ['uploads its assets', 'matsuri-assets', 'Sync', '-20'],
    ['migrates', 'matsuri-migration', 'Sync', '-10'],
    ['migrates the rest', 'matsuri-migration-post', 'PostSync', undefined],
    ['tells of a sync that failed', 'matsuri-notice', 'SyncFail', undefined],
  ])('%s in its turn', (_, name, hook, wave) => {
    expect(hookOf(name)).toEqual([hook, wave]);
  });

  test('leaves post-deployment migrations to the end, in migration and guard alike', () => {
    expect(matsuri.env('migration').SKIP_POST_DEPLOYMENT_MIGRATIONS).toBe('true');
    expect(matsuri.container('web', 'wait-for-migration').env).toContainEqual({
      name: 'SKIP_POST_DEPLOYMENT_MIGRATIONS',
      value: 'true',
    });
    expect(matsuri.env('migration-post').SKIP_POST_DEPLOYMENT_MIGRATIONS).toBeUndefined();
  });
});
