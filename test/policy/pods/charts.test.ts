import { describe, expect, test } from '@jest/globals';
import { type ApiObject, JsonPatch } from 'cdk8s';
import { Capability, Deployment, Ingress, IngressBackend, Job, SeccompProfileType } from 'cdk8s-plus-28';
import {
  MigrationJob,
  RailsService,
  type RailsServiceProps,
  SecureIngress,
  type WorkerProps,
} from '../../../lib';
import { InvalidProps, describe as line } from '../../../lib/kernel';
import { render } from '../../../lib/testing';
import { Yashima } from '../../rendering';

type Chart = Yashima;

/** What checks and parts say of a chart in production, errors and warnings. */
function said(build: (chart: Chart) => unknown): readonly string[] {
  class Built extends Yashima {
    parts = build(this);
  }
  try {
    return render(Built, 'production', { image: 'registry.example.com/built:4f2a9c1' }).warnings.map(line);
  } catch (error) {
    if (error instanceof InvalidProps) return error.findings.map(line);
    throw error;
  }
}

const rails = (chart: Chart, props: RailsServiceProps = {}) =>
  new RailsService(chart, 'rails', { env: { secret: ['DATABASE_URL'] }, ...props });

const migrated = (chart: Chart, props: RailsServiceProps) =>
  new MigrationJob(chart, 'migration', { service: rails(chart, props) });

const patch = (object: ApiObject | undefined, path: string, value: unknown) =>
  object?.addJsonPatch(JsonPatch.add(path, value));

const POD = '/spec/template/spec';

/** Each job library, and what its worker says beside its adapter. */
const WORKERS: Readonly<Record<string, WorkerProps>> = {
  sidekiq: { adapter: 'sidekiq' },
  good_job: { adapter: 'good_job' },
  shoryuken: { adapter: 'shoryuken', queues: ['default'] },
  resque: { adapter: 'resque' },
};

describe('a chart as it comes', () => {
  test('has a web process, a migration and an Ingress that nothing is said against', () => {
    const build = (chart: Chart) => {
      const service = rails(chart);
      return [
        new MigrationJob(chart, 'migration', { service }),
        new SecureIngress(chart, 'ingress', { service }),
      ];
    };
    expect(said(build)).toEqual([]);
  });

  test.each([
    ...Object.entries(WORKERS),
    ['solid_queue', { adapter: 'solid_queue' }],
    ['delayed_job', { adapter: 'delayed_job' }],
  ] as const)('gives the jobs of %s the time that they are told, however long', (_, worker) => {
    for (const timeout of ['1s', '25s', '10m'] as const) {
      expect(said((chart) => migrated(chart, { workers: { jobs: { ...worker, timeout } } }))).toEqual([]);
    }
  });

  test('is heard once where a part and a check have the same against it', () => {
    const probes = { liveness: { path: '/up', failures: 1 } };
    const found = said((chart) =>
      rails(chart, { web: { probes, command: ['sh', '-c', 'bundle exec puma'] } }),
    );
    expect(found.filter((finding) => finding.includes('F20'))).toHaveLength(1);
    expect(found.filter((finding) => finding.includes('F6'))).toHaveLength(1);
  });
});

describe('a chart that was patched', () => {
  test.each(Object.entries(WORKERS))(
    'kills jobs of %s, whose time is read from what was rendered',
    (_, worker) => {
      const found = said((chart) => {
        const { workers } = rails(chart, { workers: { jobs: { ...worker, timeout: '40s' } } });
        patch(workers.jobs?.deployment, `${POD}/terminationGracePeriodSeconds`, 41);
      });
      expect(found).toEqual([expect.stringContaining('F2: expected 45s or more')]);
    },
  );

  test.each([
    [
      'ends with its sleep',
      `${POD}/terminationGracePeriodSeconds`,
      20,
      'F1: expected less than the grace of 20s',
    ],
    ['leaves before its ALB', `${POD}/containers/0/lifecycle`, {}, 'warning F4: expected a sleep of 35s'],
    ['is asked without a host', `${POD}/containers/0/readinessProbe/httpGet/httpHeaders`, [], 'warning F17'],
    ['migrates', `${POD}/containers/0/args`, ['db:migrate'], 'F7: expected a command'],
    ['has a budget of all pods', '/spec/replicas', 1, 'F26: expected fewer pods'],
  ])('%s', (_, path, value, message) => {
    const found = said((chart) => {
      const service = rails(chart);
      new SecureIngress(chart, 'ingress', { service });
      patch(service.web?.deployment, path, value);
    });
    expect(found).toContainEqual(expect.stringContaining(message));
  });

  test.each([
    ['runs another image', `${POD}/containers/0/image`, 'registry.example.com/built:latest', 'F12: expected'],
    ['is tried over and over', '/spec/backoffLimit', 6, 'warning F16: expected'],
  ])('has a migration that %s', (_, path, value, message) => {
    const found = said((chart) => {
      patch(new MigrationJob(chart, 'migration', { service: rails(chart) }).job, path, value);
    });
    expect(found).toContainEqual(expect.stringContaining(message));
  });
});

/** Puma as cdk8s-plus-28 would run it, with what it says where a chart does not. */
const plus = (chart: Chart) => {
  const deployment = new Deployment(chart, 'shop', {
    securityContext: { user: 1000 },
    containers: [
      {
        image: 'registry.example.com/shop:1.4.2',
        command: ['bundle', 'exec', 'puma'],
        portNumber: 3000,
        securityContext: {
          // Ruby needs a place for temporary files (F35)
          readOnlyRootFilesystem: false,
          capabilities: { drop: [Capability.ALL] },
          seccompProfile: { type: SeccompProfileType.RUNTIME_DEFAULT },
        },
      },
    ],
  });
  const service = deployment.exposeViaService({ ports: [{ port: 80, targetPort: 3000 }] });
  new Ingress(chart, 'door', {
    rules: [{ host: 'shop.example.com', backend: IngressBackend.fromService(service) }],
  });
  return deployment;
};

describe('a part of cdk8s-plus-28', () => {
  test('is told by its construct what its defaults mean for Rails', () => {
    const found = said(plus).filter((finding) => /: warning F\d+: /.test(finding));
    expect(found.map((finding) => /F\d+/.exec(finding)?.[0]).sort()).toEqual(['F21', 'F23', 'F3', 'F50']);
  });

  test('may be acknowledged where it stands', () => {
    const found = said((chart) => {
      plus(chart);
      chart.acknowledge('F3', 'nobody minds');
      chart.acknowledge('F21', 'it boots in no time');
      chart.acknowledge('F23', 'the startup probe holds requests back');
    });
    expect(found.filter((finding) => /F(3|21|23):/.test(finding))).toEqual([]);
  });

  test('has a Job whose name is that of its place, and stays', () => {
    const found = said((chart) => {
      rails(chart);
      new Job(chart, 'seed', { containers: [{ image: 'registry.example.com/built:4f2a9c1' }] });
    });
    expect(found).toContainEqual(expect.stringContaining('F8: expected a hook'));
  });
});
