import { describe, expect, test } from '@jest/globals';
import { type ApiObject, JsonPatch } from 'cdk8s';
import type { Construct } from 'constructs';
import { MigrationJob, RailsService, type RailsServiceProps, SecureIngress } from '../../lib';
import { InvalidProps, describe as line, parseImage } from '../../lib/kernel';
import { judgeFleet, World } from '../../lib/policy';
import { type ChartClass, renderChart } from '../../lib/synth';
import { render } from '../../lib/testing';
import { Cccd } from './cccd/chart';
import { ServiceChart as CccdChart } from './cccd/platform';
import { Chatwoot } from './chatwoot/chart';
import { ServiceChart as ChatwootChart } from './chatwoot/platform';
import { ServiceChart as RubygemsChart } from './rubygems/platform';

/** A chart of a case's platform with one mistake in it, and what a team does to its parts. */
const chart = (
  Base: typeof ChatwootChart,
  props: RailsServiceProps,
  then: (rails: RailsService<string>, migration: MigrationJob) => unknown = () => undefined,
) =>
  class Mistaken extends Base {
    constructor(scope: Construct) {
      super(scope);
      const hosts = ['mistaken.example.com'];
      const web = props.web === false ? false : { hosts, ...props.web };
      const rails = new RailsService<string>(this, 'rails', { ...props, web });
      then(rails, new MigrationJob(this, 'migration', { service: rails }));
    }
  };

const patched = (object: ApiObject | undefined, path: string, value: unknown) =>
  object?.addJsonPatch(JsonPatch.add(path, value));

/** Everything that is said about a chart in production, errors and warnings. */
function findingsOf(
  mistake: ReturnType<typeof chart>,
  environment: 'production' | 'sandbox' = 'production',
): readonly string[] {
  const image = 'registry.example/mistaken:4f2a9c1';
  try {
    return render(mistake, environment, { image }).warnings.map(line);
  } catch (error) {
    if (error instanceof InvalidProps) return error.findings.map(line);
    throw error;
  }
}

/** What is said about it when all environments are looked at together. */
function fleetFindingsOf(mistake: ChartClass): readonly string[] {
  const image = parseImage('registry.example/mistaken:4f2a9c1');
  const worlds = mistake.platform.clusters.map(
    (environment) => new World([renderChart(mistake, environment, image)], true),
  );
  return judgeFleet(worlds).map(({ finding }) => line(finding));
}

const AHEAD = { 'argocd.argoproj.io/hook': 'PreSync' };

/** What the fact sheets ask for, E or W, and what is said: every line of theirs has one here or below. */
const ANSWERED: Record<string, ['E' | 'W', ReturnType<typeof chart>, string]> = {
  'C1: Sidekiq takes longer than its pod may': [
    'E',
    chart(ChatwootChart, { workers: { jobs: { adapter: 'sidekiq', timeout: '60s', grace: '45s' } } }),
    'workers/jobs.grace: expected 65s or more',
  ],
  'C2: a hook before the sync needs what the sync makes': [
    'E',
    chart(ChatwootChart, {}, (_, { job }) => patched(job, '/metadata/annotations', AHEAD)),
    'C21: expected something made by PreSync, when the pod is',
  ],
  'C3: a placeholder stands where a secret belongs': [
    'E',
    chart(ChatwootChart, {
      env: { clear: { SECRET_KEY_BASE: 'replace_with_your_super_duper_secret_key_base' } },
    }),
    'env.clear.SECRET_KEY_BASE: expected',
  ],
  'C4: several pods keep files on their own disks': [
    'W',
    chart(ChatwootChart, {
      web: { autoscaling: { min: 3, max: 10 } },
      env: { clear: { ACTIVE_STORAGE_SERVICE: 'local' } },
    }),
    'env.clear.ACTIVE_STORAGE_SERVICE: warning F48: expected',
  ],
  'C5: an image that moves': [
    'E',
    chart(ChatwootChart, { image: 'chatwoot/chatwoot:latest' }),
    'image: F54: expected',
  ],
  'C7: an autoscaler and a number': [
    'E',
    chart(ChatwootChart, { web: { replicas: 3, autoscaling: { max: 10 } } }),
    'web.replicas: expected no replicas beside autoscaling',
  ],
  'D1: a pod is killed when its sleep ends': [
    'E',
    chart(CccdChart, { web: { shutdown: { preStop: '30s', grace: '30s' } } }),
    'web.shutdown.grace: expected 65s or more',
  ],
  'D2: an account that another environment has': [
    'E',
    chart(CccdChart, {
      crons: {
        stale: {
          schedule: '@daily',
          task: 'claims:stale',
          pod: { serviceAccountName: 'cccd-staging-service' },
        },
      },
    }),
    'expected a ServiceAccount that is rendered in namespace mistaken',
  ],
  'D3: Rails is told another environment than production': [
    'W',
    chart(CccdChart, { env: { clear: { RAILS_ENV: 'staging' } } }),
    "env.clear.RAILS_ENV: warning F41: expected 'production'",
  ],
  'D6: a shell stands in front of Sidekiq': [
    'W',
    chart(CccdChart, { workers: { jobs: { command: ['sh', '-c', 'echo x; bundle exec sidekiq'] } } }),
    'workers/jobs.command: warning F6: expected a program, or a shell that ends in exec',
  ],
  'R1: the proxy goes before Puma': [
    'E',
    chart(RubygemsChart, {
      web: { shutdown: { preStop: '25s' }, proxy: { image: 'nginx:1.31.3', preStop: '5s' } },
    }),
    'web.proxy.preStop: expected',
  ],
  'R2: a Service leads to a port that nobody has': [
    'E',
    chart(RubygemsChart, {}, ({ service }) => patched(service?.service, '/spec/ports/0/targetPort', 3001)),
    'C8: expected a port that the selected pods declare, got 3001',
  ],
  'R3: a version in a selector': [
    'E',
    chart(RubygemsChart, {}, ({ web }) => {
      patched(web.deployment, '/spec/selector/matchLabels/version', 'v1');
      patched(web.deployment, '/spec/template/metadata/labels/version', 'v1');
    }),
    'C22: expected labels that stay for ever, got version',
  ],
  'R4: the load balancer lets go later than Puma': [
    'W',
    chart(RubygemsChart, { web: { shutdown: { deregistrationDelay: '60s', preStop: '25s' } } }),
    'web.shutdown.preStop: warning F4: expected 65s or more',
  ],
  'R6: one failed answer restarts a worker': [
    'W',
    chart(RubygemsChart, {
      workers: {
        jobs: {
          adapter: 'good_job',
          probes: { liveness: { path: '/status/connected', port: 7001, failures: 1 } },
        },
      },
    }),
    'workers/jobs.probes.liveness.failures: warning F20: expected 3 or more',
  ],
  'R7: more Puma processes than there is memory for': [
    'W',
    chart(RubygemsChart, { web: { concurrency: 8, memory: '2Gi' } }),
    'web.memory: warning F43: expected',
  ],
};

describe('a mistake in an acceptance case is answered', () => {
  test.each(Object.entries(ANSWERED))('%s', (_, [kind, mistake, message]) => {
    const found = findingsOf(mistake).filter((finding) => finding.includes(message));
    expect(found).not.toEqual([]);
    expect(found.every((finding) => finding.includes(': warning ') === (kind === 'W'))).toBe(true);
  });

  test('C6: the host of qa in production, when all environments are looked at', () => {
    class Mistaken extends Chatwoot {
      constructor(scope: Construct) {
        super(scope);
        if (this.environment.production)
          patched(this.ingress.ingress, '/spec/rules/0/host', 'chat.qa.example.com');
      }
    }
    expect(fleetFindingsOf(Chatwoot)).toEqual([]);
    expect(fleetFindingsOf(Mistaken)).toEqual([
      expect.stringMatching(/^mistaken\/production\/Ingress\/\S+: X1: .* got 'chat.qa.example.com' of qa;/),
    ]);
  });

  test('C6: the host of qa in every environment', () => {
    class Mistaken extends ChatwootChart {
      rails = new RailsService(this, 'rails', { web: { hosts: ['chat.qa.example.com'] } });
      ingress = new SecureIngress(this, 'ingress', { service: this.rails });
    }
    expect(fleetFindingsOf(Mistaken)).toEqual([
      expect.stringMatching(/^mistaken\/production\/Ingress\//),
      expect.stringMatching(/^mistaken\/sandbox\/Ingress\//),
    ]);
  });

  test('D2: the account of production in sandbox, also where it is there', () => {
    class Mistaken extends Cccd {
      constructor(scope: Construct) {
        super(scope);
        const path = '/spec/jobTemplate/spec/template/spec/serviceAccountName';
        if (this.environment.name !== 'sandbox') return;
        patched(this.rails.crons['vacuum-db']?.cronJob, path, 'cccd-production-service');
      }
    }
    expect(fleetFindingsOf(Cccd)).toEqual([]);
    expect(fleetFindingsOf(Mistaken)).toEqual([
      expect.stringContaining(
        "warning X1: expected a name of sandbox, got 'cccd-production-service' of production",
      ),
    ]);
  });

  test('D4: a number for a variable is a text in YAML', () => {
    const rendered = render(Cccd, 'qa');
    expect(rendered.env('web').SETTINGS__AWS__POLL_MESSAGE_COUNT).toBe('10');
  });

  test('D5: an environment without a host is named', () => {
    class Mistaken extends CccdChart {
      rails = new RailsService(this, 'rails');
      ingress = new SecureIngress(this, 'ingress', { service: this.rails });
    }
    expect(findingsOf(Mistaken, 'sandbox')).toContainEqual(
      expect.stringContaining("hosts: expected hosts, for the environment 'sandbox' has no domain"),
    );
  });

  test('R5: a variable may be written before those that it mentions', () => {
    const env = {
      clear: { STATSD_ADDR: '$(STATSD_HOST):8125' },
      field: { STATSD_HOST: 'status.hostIP' },
    } as const;
    const image = 'registry.example/mistaken:4f2a9c1';
    const rendered = render(chart(RubygemsChart, { env }), 'production', { image });
    const names = rendered.container('web').env?.map(({ name }) => name) ?? [];
    expect(names.indexOf('STATSD_ADDR')).toBeGreaterThan(names.indexOf('STATSD_HOST'));
  });
});
