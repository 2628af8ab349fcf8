import { describe, expect, test } from '@jest/globals';
import { App } from 'cdk8s';
import { definePlatform } from '../../lib';
import { collectInto, describe as line, renderIn } from '../../lib/kernel';
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
