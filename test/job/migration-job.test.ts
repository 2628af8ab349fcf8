import { describe, expect, test } from '@jest/globals';
import {
  MigrationJob,
  type MigrationJobProps,
  RailsService,
  RollingDeployment,
  type RollingDeploymentProps,
} from '../../lib';
import { present, render } from '../rendering';

const renderRails = (props: Partial<MigrationJobProps> = {}, cluster = 'production') =>
  render(
    (chart) => {
      const service = new RailsService(chart, 'rails', {
        web: { memory: '768Mi' },
        workers: { sidekiq: { adapter: 'sidekiq' } },
        crons: { 'expire-carts': { schedule: '@daily', task: 'carts:expire' } },
        env: { clear: { LOG_LEVEL: 'info' }, secret: ['DATABASE_URL'] },
        pod: { nodeSelector: { disk: 'ssd' } },
      });
      new MigrationJob(chart, 'migration', { service, ...props });
    },
    { cluster },
  );

const spec = (props: Partial<MigrationJobProps> = {}, cluster?: string) =>
  present(renderRails(props, cluster).object('Job', 'yashima-migration').spec);

describe('a migration', () => {
  test('is a hook of the sync, made anew each time, after what it needs and before the pods', () => {
    const { annotations } = renderRails().manifest('Job', 'yashima-migration').metadata;
    expect(annotations).toEqual({
      'argocd.argoproj.io/hook': 'Sync',
      'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
      'argocd.argoproj.io/sync-wave': '-10',
    });
  });

  test.each([
    ['has 15 minutes', {}, 'activeDeadlineSeconds', 900],
    ['has as long as the chart says', { deadline: '1h' }, 'activeDeadlineSeconds', 3600],
    ['is not tried again', {}, 'backoffLimit', 0],
    ['is tried three times more where the chart says so', { backoffLimit: 3 }, 'backoffLimit', 3],
    ['completes once', {}, 'completions', 1],
    ['runs in one pod at a time', {}, 'parallelism', 1],
    ['replaces a pod only when it has ended', {}, 'podReplacementPolicy', 'Failed'],
  ] satisfies [string, Partial<MigrationJobProps>, string, unknown][])('%s', (_, props, field, expected) => {
    expect(spec(props)).toHaveProperty(field, expected);
  });

  test('does not use a field that Kubernetes 1.28 does not know', () => {
    expect(spec({}, 'sandbox')).not.toHaveProperty('podReplacementPolicy');
  });

  test('never starts a container again inside its pod', () => {
    expect(spec().template.spec?.restartPolicy).toBe('Never');
  });

  test.each(['image', 'env', 'envFrom', 'securityContext', 'volumeMounts'] as const)(
    'has the %s of the web pods',
    (field) => {
      const rendered = renderRails();
      const web = rendered.container('Deployment', 'yashima-web')[field];
      expect(rendered.container('Job', 'yashima-migration')[field]).toEqual(present(web));
    },
  );

  test.each(['serviceAccountName', 'securityContext', 'volumes', 'nodeSelector'] as const)(
    'has the %s of the web pods in its pod',
    (field) => {
      const rendered = renderRails();
      const web = rendered.pod('Deployment', 'yashima-web').spec?.[field];
      expect(rendered.pod('Job', 'yashima-migration').spec?.[field]).toEqual(present(web));
    },
  );

  test.each(['ports', 'lifecycle', 'readinessProbe', 'livenessProbe', 'startupProbe'] as const)(
    'has no %s, for it serves nobody',
    (field) => {
      expect(renderRails().container('Job', 'yashima-migration')).not.toHaveProperty(field);
    },
  );

  test.each([
    ["runs Rails' own command", {}, ['bin/rails', 'db:migrate']],
    ['runs the command of the chart', { command: ['bin/migrate'] }, ['bin/migrate']],
  ])('%s', (_, props, command) => {
    expect(renderRails(props).container('Job', 'yashima-migration').command).toEqual(command);
  });

  test('takes over what a chart adds to its container, such as the pull policy', () => {
    const rendered = renderRails({ container: { imagePullPolicy: 'Always' } });
    expect(rendered.container('Job', 'yashima-migration').imagePullPolicy).toBe('Always');
  });

  test('asks for the memory and CPU that the chart gives it', () => {
    const { resources } = renderRails({ memory: '2Gi', cpu: '1' }).container('Job', 'yashima-migration');
    expect(resources?.requests).toMatchObject({ memory: '2Gi', cpu: '1' });
  });

  test('is selected by nothing that selects web pods', () => {
    expect(spec().template.metadata?.labels?.['app.kubernetes.io/component']).toBe('migration');
  });

  test.each([
    ['runs in the primary cluster', 'production', {}, ['yashima-migration']],
    ['does not run in another cluster of the same database', 'production-osaka', {}, []],
    [
      'runs where each cluster has its database',
      'production-osaka',
      { perCluster: true },
      ['yashima-migration'],
    ],
  ])('%s', (_, cluster, props, jobs) => {
    expect(renderRails(props, cluster).names('Job')).toEqual(jobs);
  });
});

describe('the guard of a migration', () => {
  test.each([
    ['holds web pods', 'Deployment', 'yashima-web', ['sticky-tmp', 'wait-for-migration']],
    ['holds workers', 'Deployment', 'yashima-sidekiq', ['sticky-tmp', 'wait-for-migration']],
    ['does not hold crons, which would count as late', 'CronJob', 'yashima-expire-carts', ['sticky-tmp']],
    ['does not hold the migration itself', 'Job', 'yashima-migration', ['sticky-tmp']],
  ] as const)('%s', (_, kind, name, containers) => {
    expect(renderRails().initNames(kind, name)).toEqual(containers);
  });

  test('holds pods in every cluster, whoever migrates', () => {
    const rendered = renderRails({}, 'production-osaka');
    expect(rendered.initNames('Deployment', 'yashima-web')).toContain('wait-for-migration');
  });

  test.each([
    ['asks Rails', {}, ['bin/rails', 'db:abort_if_pending_migrations']],
    ['asks as the chart says', { guard: { command: ['bin/migrated'] } }, ['bin/migrated']],
  ])('%s', (_, props, command) => {
    const init = renderRails(props).pod('Deployment', 'yashima-web').spec?.initContainers ?? [];
    expect(init.find(({ name }) => name === 'wait-for-migration')?.command).toEqual(command);
  });

  test('is off where the chart says why', () => {
    const rendered = renderRails({ guard: { off: 'the application checks at boot' } });
    expect(rendered.initNames('Deployment', 'yashima-web')).toEqual(['sticky-tmp']);
    expect(rendered.manifest('Job', 'yashima-migration').metadata.annotations).toMatchObject({
      'cdk8s-rails/guard-off': 'the application checks at boot',
    });
  });

  test('holds pods for each of two databases', () => {
    const rendered = render((chart) => {
      const service = new RailsService(chart, 'rails');
      new MigrationJob(chart, 'migration', { service });
      const guard = { command: ['bin/events', 'migrated'] };
      new MigrationJob(chart, 'events', { service, command: ['bin/events', 'migrate'], guard });
    });
    expect(rendered.initNames('Deployment', 'yashima-web')).toEqual([
      'sticky-tmp',
      'wait-for-migration',
      'wait-for-migration-2',
    ]);
  });
});

describe('a migration of something that is no Rails', () => {
  const renderApi = (props: Partial<MigrationJobProps>) =>
    render((chart) => {
      const service = new RollingDeployment(chart, 'api', { command: ['/api'], port: 8080 });
      new MigrationJob(chart, 'migration', { service, ...props });
    });

  const given = { command: ['/api', 'migrate'], guard: { command: ['/api', 'migrated'] } };

  test('runs the command of the chart', () => {
    expect(renderApi(given).container('Job', 'yashima-migration').command).toEqual(['/api', 'migrate']);
  });

  test('holds its pods', () => {
    expect(renderApi(given).initNames('Deployment', 'yashima-api')).toEqual(['wait-for-migration']);
  });

  test('refuses to guess command and guard', () => {
    expect(renderApi({}).findings).toEqual([
      "yashima/production/migration.command: expected a command, got nothing; write command: ['bin/migrate'], whatever brings the schema up to date",
      "yashima/production/migration.guard: expected a command that fails while a migration is pending, got nothing; write guard: { command: [...] }, or guard: { off: 'why none is needed' }",
    ]);
  });
});

describe('a migration refuses', () => {
  test.each([
    [
      'to let pods go unguarded without a reason',
      { guard: { off: ' ' } },
      "guard.off: expected a reason, got ' '; say what else keeps new pods from serving too early",
    ],
    [
      'a deadline of nothing',
      { deadline: '0s' },
      "deadline: expected a duration in whole seconds, 1s or more, got '0s'; write it as '30s', '15m' or '1h'",
    ],
    [
      'to be tried half a time',
      { backoffLimit: 0.5 },
      'backoffLimit: expected a whole number, 0 or more, got 0.5; use a whole number in that range',
    ],
    [
      'no memory',
      { memory: '0Mi' },
      "memory: expected an amount such as '768Mi' or '1.5Gi', got '0Mi'; use Ki, Mi, Gi or Ti",
    ],
    [
      'no CPU',
      { cpu: '0' },
      "cpu: expected an amount such as '250m' or '2', got '0'; use thousandths of a core (m) or cores",
    ],
  ] satisfies [string, Partial<MigrationJobProps>, string][])('%s', (_, props, message) => {
    expect(renderRails(props).findings).toEqual([`yashima/production/migration.${message}`]);
  });

  test('to run beside another one of the same database', () => {
    const { findings } = render((chart) => {
      const service = new RailsService(chart, 'rails');
      new MigrationJob(chart, 'migration', { service });
      new MigrationJob(chart, 'data', { service, command: ['bin/rails', 'data:migrate'] });
    });
    expect(findings).toEqual([
      'yashima/production/data.guard: expected one migration for each database, got a second one with the same guard; put both commands into migration, or give each database a guard of its own',
    ]);
  });

  test('to run beside another one for a deployment that shares its variables', () => {
    const { findings } = render((chart) => {
      const rails = new RailsService(chart, 'rails');
      const cable = new RollingDeployment(chart, 'cable', { env: rails.env });
      new MigrationJob(chart, 'migration', { service: rails });
      const guard = { command: ['bin/rails', 'db:abort_if_pending_migrations'] };
      new MigrationJob(chart, 'again', { service: cable, command: ['bin/rails', 'db:migrate'], guard });
    });
    expect(findings.map((line) => line.split(':')[0])).toEqual(['yashima/production/again.guard']);
  });
});

describe('a deployment of the same image', () => {
  const guardsOf = (props: Partial<RollingDeploymentProps>, image?: string) => {
    const rendered = render((chart) => {
      const rails = new RailsService(chart, 'rails');
      new MigrationJob(chart, 'migration', { service: rails });
      const other = image === undefined ? {} : { image };
      new RollingDeployment(chart, 'cable', { env: rails.env, ...props, ...other });
    });
    const { spec } = present(rendered.object('Deployment', 'yashima-cable').spec).template;
    return { findings: rendered.findings, names: (spec?.initContainers ?? []).map(({ name }) => name) };
  };

  test('waits for the migration if it shares the variables, also when it is declared later', () => {
    expect(guardsOf({}).names).toEqual(['wait-for-migration']);
  });

  test('is reported if it has other variables, for the guard might not reach the database', () => {
    const { findings, names } = guardsOf({ env: { clear: { A: 1 } } });
    expect(names).toEqual([]);
    expect(findings).toEqual([
      'yashima/production/cable: warning P2: expected pods that wait for the migration of their image, got nothing; share the env of the migrated service, or acknowledge why these pods may serve before',
    ]);
  });

  test('of another image waits for nothing, for the command is not in it', () => {
    expect(guardsOf({}, 'registry.example.com/other:1').names).toEqual([]);
  });
});
