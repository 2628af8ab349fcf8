import { describe, expect, test } from '@jest/globals';
import { App } from 'cdk8s';
import type { Construct } from 'constructs';
import { definePlatform, type Environment, type ServiceChartSettings } from '../../lib';
import { collectInto, contextOf, describe as line, renderIn } from '../../lib/kernel';
import { renderChart } from '../../lib/synth';
import { platform, present, render } from '../rendering';

describe('a chart of a platform', () => {
  test('is called as its class', () => {
    class OrderHistory extends platform.ServiceChart {}
    const app = new App({ outdir: '/dev/null' });
    renderIn(app, present(platform.clusters[0]));
    collectInto(app, { report: () => undefined });
    expect(new OrderHistory(app).node.id).toBe('order-history');
  });

  test.each([
    ['production', 6],
    ['production-osaka', 6],
    ['qa', 2],
    ['sandbox', 0],
  ])('picks the value of its environment in %s', (cluster, expected) => {
    let picked: number | undefined;
    render((chart) => (picked = chart.pick({ production: 6, qa: 2, sandbox: 0 })), { cluster });
    expect(picked).toBe(expected);
  });

  test('knows its cluster', () => {
    let name = '';
    render((chart) => (name = chart.cluster.name), { cluster: 'production-osaka' });
    expect(name).toBe('production-osaka');
  });

  test('may be of a platform with other environments', () => {
    const other = definePlatform({
      apps: '/nowhere/apps',
      environments: { production: { kubernetes: '1.34' }, staging: { kubernetes: '1.34' } },
    });
    class Payroll extends other.ServiceChart {
      replicas = this.pick({ production: 4, staging: 1 });
    }
    const app = new App({ outdir: '/dev/null' });
    renderIn(app, present(other.clusters[1]));
    collectInto(app, { report: () => undefined });
    expect(new Payroll(app).replicas).toBe(1);
  });

  test('refuses to run what no releases.yaml names, once', () => {
    class Tokei extends platform.ServiceChart {}
    const app = new App({ outdir: '/dev/null' });
    const findings: string[] = [];
    collectInto(app, { report: (_, found) => findings.push(...found.map(line)) });
    renderIn(app, present(platform.clusters[0]));
    new Tokei(app);
    expect(findings).toEqual([
      "apps/tokei/releases.yaml: expected a file, got nothing; write it with a line such as 'production: 4f2a9c1'",
    ]);
  });

  test('refuses to be made where nobody renders it', () => {
    class Tokei extends platform.ServiceChart {}
    expect(() => new Tokei(new App({ outdir: '/dev/null' }))).toThrow(
      "tokei: expected a cluster to be rendered for, got nothing; use synth, or render(Tokei, 'production') in a test",
    );
  });
});

describe('the settings of a chart', () => {
  type Settings = ServiceChartSettings<'production' | 'qa' | 'sandbox'>;

  const renderWith = (settings: Settings, cluster = 'production') => {
    class Tokei extends platform.ServiceChart {
      constructor(scope: Construct) {
        super(scope, settings);
      }
    }
    const environment = present(platform.clusters.find((place) => place.cluster.name === cluster));
    return renderChart(Tokei, environment, { repository: 'tokei', tag: '4f2a9c1' });
  };

  const namesOf = (settings: Settings, cluster: string) =>
    renderWith(settings, cluster)
      .objects.filter(({ kind }) => kind === 'Namespace' || kind === 'ServiceAccount')
      .map(({ kind, metadata }) => [kind, metadata.name, metadata.namespace]);

  test.each([
    ['production', 'tokei-production'],
    ['production-osaka', 'tokei-production'],
    ['qa', 'tokei-staging'],
    ['sandbox', 'tokei-trial'],
  ])('may differ between environments: in %s it stands in %s', (cluster, namespace) => {
    const settings: Settings = (pick) => {
      const name = pick({ production: 'tokei-production', qa: 'tokei-staging', sandbox: 'tokei-trial' });
      return { namespace: { name }, serviceAccount: { name: `${name}-service` } };
    };
    expect(namesOf(settings, cluster)).toEqual([
      ['Namespace', namespace, undefined],
      ['ServiceAccount', `${namespace}-service`, namespace],
    ]);
  });

  test('may be made of what the environment is', () => {
    const settings = (_: unknown, { domain = 'nowhere' }: Environment) => ({
      namespace: { name: `tokei-${domain.split('.')[0]}` },
    });
    expect(namesOf(settings, 'qa')).toContainEqual(['Namespace', 'tokei-qa', undefined]);
  });

  test.each<[string, Settings]>([
    ['as they are', { namespace: { name: 'calendar' } }],
    ['by a function', () => ({ namespace: { name: 'calendar' } })],
  ])('may be the same everywhere, given %s', (_how, settings) => {
    expect(namesOf(settings, 'qa')).toContainEqual(['Namespace', 'calendar', undefined]);
  });

  test('refuse to leave an environment out, where JavaScript lets them', () => {
    const values = { production: 'a' } as Record<'production' | 'qa' | 'sandbox', string>; // two are missing
    const { findings } = renderWith((pick) => ({ namespace: { name: pick(values) } }), 'qa');
    expect(findings.map(line)).toEqual([
      'tokei/qa.pick: expected a value for qa, got ["production"]; write qa: and its value',
    ]);
  });
});

test('a chart knows the folder of its service', () => {
  let folder: string | undefined;
  render((chart) => (folder = contextOf(chart).folder));
  expect(folder).toBe('/nowhere/apps/yashima');
});
