import { describe, expect, test } from '@jest/globals';
import { definePlatform, RailsService } from '../../lib';
import { describe as line } from '../../lib/kernel';
import { render } from '../rendering';

/** What the compiler would refuse, but a chart that nobody type-checked may hold all the same. */
const untyped = <T>(value: unknown): T => value as T;

describe('a chart that was not type-checked', () => {
  test('refuses to pick for an environment without a value', () => {
    const { findings } = render((chart) =>
      chart.pick(
        untyped<Record<'production' | 'qa' | 'sandbox', number>>({ prodution: 6, qa: 2, sandbox: 1 }),
      ),
    );
    expect(findings).toEqual([
      'yashima/production.pick: expected a value for production, got ["prodution","qa","sandbox"]; write production: and its value',
    ]);
  });

  test('refuses a host that is none', () => {
    const hosts = [untyped<string>(undefined)];
    const { findings } = render((chart) => new RailsService(chart, 'rails', { web: { hosts } }));
    expect(findings).toEqual([
      "yashima/production/web.hosts.0: expected a host name in lower case, got nothing; write it as 'shop.example.com'",
    ]);
  });

  test('refuses an adapter that there is not', () => {
    const { findings } = render(
      (chart) => new RailsService(chart, 'rails', { workers: { jobs: { adapter: untyped('que') } } }),
    );
    expect(findings).toEqual([
      "yashima/production/workers/jobs.adapter: expected one of sidekiq, solid_queue, good_job, delayed_job, resque, shoryuken, custom, got 'que'; correct it, or write a command without one",
    ]);
  });

  test('refuses a web server that there is not', () => {
    const { findings } = render(
      (chart) => new RailsService(chart, 'rails', { web: { server: untyped('unicorn') } }),
    );
    expect(findings).toEqual([
      "yashima/production/web.server: expected one of puma, thruster, passenger, got 'unicorn'; correct it, or leave it out",
    ]);
  });

  test('refuses an ingress controller that there is not, once for the platform', () => {
    const ingress = { controller: untyped<'alb'>('haproxy'), sources: ['10.0.0.0/8'] };
    const { findings } = definePlatform({ apps: '.', environments: { qa: { kubernetes: '1.34', ingress } } });
    expect(findings.map(line)).toEqual([
      "platform.environments.qa.ingress.controller: expected one of alb, gateway, nginx, gce, got 'haproxy'; correct it",
    ]);
  });
});
