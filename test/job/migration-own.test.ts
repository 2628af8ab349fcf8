import { describe, expect, test } from '@jest/globals';
import {
  EnvConfig,
  type EnvProps,
  MigrationJob,
  type MigrationJobProps,
  RailsService,
  RollingDeployment,
  type RollingDeploymentProps,
} from '../../lib';
import { present, render } from '../rendering';

type Props = Partial<MigrationJobProps>;

const renderRails = (props: Props) =>
  render((chart) => {
    const service = new RailsService(chart, 'rails', {
      env: { clear: { STATEMENT_TIMEOUT: '15s', LEVEL: 'info' }, secret: ['DATABASE_URL'] },
      metadata: { labels: { app: 'yashima', team: 'a' }, annotations: { note: 'b' } },
      placement: { nodeSelector: { disk: 'ssd' }, priorityClass: 'high' },
    });
    new MigrationJob(chart, 'migration', { service, postDeployment: true, ...props });
  });

type Rendering = ReturnType<typeof renderRails>;

const JOBS = ['yashima-migration', 'yashima-migration-post'];

const variable = (rendered: Rendering, job: string, name: string) =>
  rendered.container('Job', job).env?.find((one) => one.name === name);

describe.each(JOBS)('what only the Jobs of a migration have: %s', (job) => {
  test('reads variables of its own, which win over those of the pods', () => {
    const variables: EnvProps = {
      clear: { STATEMENT_TIMEOUT: '10min', PGOPTIONS: '-c lock_timeout=5s' },
      secret: [{ from: 'rds', keys: { MIGRATOR: 'user' } }],
      field: { POD: 'metadata.name' },
    };
    const rendered = renderRails({ variables });
    expect(rendered.findings).toEqual([]);
    expect(variable(rendered, job, 'STATEMENT_TIMEOUT')?.value).toBe('10min');
    expect(variable(rendered, job, 'PGOPTIONS')?.value).toBe('-c lock_timeout=5s');
    expect(variable(rendered, job, 'MIGRATOR')?.valueFrom?.secretKeyRef?.key).toBe('user');
    expect(variable(rendered, job, 'POD')?.valueFrom?.fieldRef?.fieldPath).toBe('metadata.name');
    expect(variable(rendered, job, 'DATABASE_URL')).toBeDefined();
    expect(rendered.clear).toMatchObject({ STATEMENT_TIMEOUT: '15s', LEVEL: 'info' });
  });

  test('is labelled as the chart says, the Job and its pods', () => {
    const metadata = { labels: { app: 'hoge-app-migration' }, annotations: { note: 'c', more: '' } };
    const rendered = renderRails({ metadata });
    const labels = { app: 'hoge-app-migration', team: 'a', 'app.kubernetes.io/name': 'yashima' };
    expect(rendered.findings).toEqual([]);
    expect(rendered.manifest('Job', job).metadata.labels).toMatchObject(labels);
    expect(rendered.pod('Job', job).metadata).toMatchObject({ labels, annotations: metadata.annotations });
  });

  test('leaves the labels of the pods as they are', () => {
    const rendered = renderRails({ metadata: { labels: { app: 'hoge-app-migration' } } });
    expect(rendered.pod('Deployment', 'yashima-web').metadata?.labels?.app).toBe('yashima');
  });

  test('runs on other nodes where the chart says so, and has what it leaves unsaid', () => {
    const placement = { nodeSelector: { pool: 'jobs' }, priorityClass: 'highest' };
    expect(renderRails({ placement }).pod('Job', job).spec).toMatchObject({
      nodeSelector: { disk: 'ssd', pool: 'jobs' },
      priorityClassName: 'highest',
    });
  });
});

describe('a migration', () => {
  test('waits with its own variables', () => {
    const rendered = renderRails({
      variables: { clear: { PGHOST: 'direct.example.com' } },
      waitFor: { postgres: { command: ['pg_isready'] } },
    });
    const waits = rendered.pod('Job', 'yashima-migration').spec?.initContainers ?? [];
    const wait = present(waits.find(({ name }) => name === 'wait-for-postgres'));
    expect(wait.env).toContainEqual({ name: 'PGHOST', value: 'direct.example.com' });
  });

  test('lets its guard read what the pods read', () => {
    const rendered = renderRails({ variables: { clear: { PGHOST: 'direct.example.com' } } });
    const { initContainers = [] } = rendered.pod('Deployment', 'yashima-web').spec ?? {};
    const guard = present(initContainers.find(({ name }) => name === 'wait-for-migration'));
    expect(guard.env?.map(({ name }) => name)).not.toContain('PGHOST');
  });

  test.each<[string, Props, string]>([
    [
      'a label of the library',
      { metadata: { labels: { 'app.kubernetes.io/name': 'a' } } },
      "metadata.labels.app.kubernetes.io/name: expected a label of your own, got 'app.kubernetes.io/name'; leave it out: the library sets it",
    ],
    [
      'a class that is no name',
      { placement: { priorityClass: 'High' } },
      "placement.priorityClass: expected the name of a PriorityClass, got 'High'; write the name that the PriorityClass has",
    ],
    [
      'a variable that comes from the databaseUrl too',
      { variables: { secret: ['DATABASE_URL'] }, databaseUrl: 'DIRECT_URL' },
      "databaseUrl.variable: expected each variable once, got 'DATABASE_URL'; name another one, or remove one of the two",
    ],
  ])('refuses %s', (_, props, message) => {
    expect(renderRails(props).findings).toEqual([`yashima/production/migration.${message}`]);
  });

  test('refuses variables where nobody can lay them over the pods', () => {
    const { findings } = render((chart) => {
      const { pod, node } = new RollingDeployment(chart, 'api');
      const service = Object.assign(new EnvConfig(chart, 'other', {}), { pod, node, env: {} });
      const command = ['bin/migrate'];
      new MigrationJob(chart, 'migration', {
        ...{ service, command, guard: { off: 'none is needed' } },
        variables: { clear: { LEVEL: 'debug' } },
      });
    });
    expect(findings).toEqual([
      'yashima/production/migration.variables: expected a service whose env is an EnvConfig, got another one; put them into container.env, or share an EnvConfig',
    ]);
  });
});

describe('a migration of a deployment with variables of its own', () => {
  const jobOf = (service: RollingDeploymentProps, variables: EnvProps) =>
    render((chart) => {
      const env = new EnvConfig(chart, 'env', {
        clear: { LEVEL: 'info', URL: 'https://$(HOST)/' },
        secret: ['HOST'],
        from: [{ secret: 'all' }],
      });
      const api = new RollingDeployment(chart, 'api', { env, ...service });
      new MigrationJob(chart, 'migration', {
        ...{ service: api, command: ['bin/migrate'], guard: { off: 'none is needed' } },
        variables,
      });
    }).container('Job', 'yashima-migration');

  test('reads them too, unless it has others', () => {
    const service = { variables: { clear: { LEVEL: 'warn', ROLE: 'api' } } };
    const { env } = jobOf(service, { clear: { LEVEL: 'debug', MORE: '1' } });
    expect(env).toEqual(
      expect.arrayContaining([
        { name: 'LEVEL', value: 'debug' },
        { name: 'MORE', value: '1' },
        { name: 'ROLE', value: 'api' },
      ]),
    );
    expect(env?.map(({ name }) => name).filter((name) => name === 'LEVEL')).toHaveLength(1);
  });

  test('reads whole sources in their order: shared ones, those of the deployment, its own', () => {
    const service = { variables: { from: [{ secret: 'of-api' }] } };
    const { envFrom = [] } = jobOf(service, { from: [{ secret: 'of-jobs' }] });
    const secrets = envFrom.map(({ secretRef }) => secretRef?.name);
    expect(secrets.slice(0, 3)).toEqual(['all', 'of-api', 'of-jobs']);
    expect(envFrom.at(-1)).toHaveProperty('configMapRef');
  });

  test('reads every variable behind those that it mentions', () => {
    const service: RollingDeploymentProps = { variables: { secret: [{ from: 'own', keys: ['HOST'] }] } };
    const { env = [] } = jobOf(service, { clear: { MORE: '1' } });
    const names = env.map(({ name }) => name);
    expect(env.find(({ name }) => name === 'HOST')?.valueFrom?.secretKeyRef?.name).toBe('own');
    expect(names.indexOf('URL')).toBeGreaterThan(names.indexOf('HOST'));
  });
});
