import { describe, expect, test } from '@jest/globals';
import { MigrationJob, RailsService, type RailsServiceProps } from '../../lib';
import { present, render } from '../rendering';

const ALL = [
  ['Deployment', 'yashima-web'],
  ['Deployment', 'yashima-api'],
  ['Deployment', 'yashima-jobs'],
  ['CronJob', 'yashima-tidy'],
  ['Job', 'yashima-migration'],
] as const;

const rendered = (props: RailsServiceProps) =>
  render((chart) => {
    const rails = new RailsService<string, string, string>(chart, 'rails', {
      webs: { api: { paths: ['/api'] } },
      workers: { jobs: { adapter: 'good_job' } },
      crons: { tidy: { schedule: '@daily', task: 'carts:tidy' } },
      ...props,
    });
    new MigrationJob(chart, 'migration', { service: rails });
  });

describe.each(ALL)('%s %s', (kind, name) => {
  const spec = (props: RailsServiceProps) => present(rendered(props).pod(kind, name).spec);

  test('runs on the nodes that the application names', () => {
    const tolerations = [{ key: 'rails', operator: 'Exists' as const }];
    const placement = { nodeSelector: { pool: 'rails' }, tolerations, priorityClass: 'business' };
    expect(spec({ placement })).toMatchObject({
      ...{ nodeSelector: { pool: 'rails' }, tolerations, priorityClassName: 'business' },
    });
  });

  test('sees the files that the application names, from its root', () => {
    const { containers, volumes } = spec({
      root: '/app',
      volumes: { 'config/master.key': { secret: 'rails', key: 'master.key' } },
    });
    const mount = containers[0]?.volumeMounts?.find(
      ({ mountPath }) => mountPath === '/app/config/master.key',
    );
    expect(mount).toMatchObject({ subPath: 'master.key', readOnly: true });
    expect(volumes?.find((volume) => volume.name === mount?.name)?.secret?.secretName).toBe('rails');
  });

  test('carries the labels and annotations that the application names', () => {
    const metadata = { labels: { team: 'bazaar' }, annotations: { 'example.com/owner': 'bazaar' } };
    expect(rendered({ metadata }).pod(kind, name).metadata).toMatchObject(metadata);
  });

  test('keeps the entrypoint that the application names', () => {
    const [container] = spec({ entrypoint: ['bundle', 'exec'] }).containers;
    expect(container?.command).toBeUndefined();
    expect(container?.args?.[0]).not.toBe('bundle');
  });

  test('has the helpers that the application names', () => {
    const tunnel = { image: 'registry.example.com/tunnel:1.0.0', memory: '64Mi' } as const;
    const { initContainers = [] } = spec({ sidecars: { tunnel } });
    expect(initContainers.find((one) => one.name === 'tunnel')).toMatchObject({ restartPolicy: 'Always' });
  });

  test('writes tmp as a whole where the application says so, and no directory in it twice', () => {
    const mounts = spec({ root: '/app', writable: { tmp: '1Gi' } }).containers[0]?.volumeMounts;
    const paths = present(mounts).map(({ mountPath }) => mountPath);
    expect(paths).toContain('/app/tmp');
    expect(paths).not.toContain('/app/tmp/pids');
  });
});

describe('a process', () => {
  const web = (props: RailsServiceProps) => present(rendered(props).pod('Deployment', 'yashima-web').spec);

  test('lays its own nodes over those of the application, field by field', () => {
    const placement = { nodeSelector: { pool: 'rails' }, runtimeClass: 'gvisor' };
    const own = { placement: { nodeSelector: { pool: 'web' } } };
    expect(web({ placement, web: own })).toMatchObject({
      nodeSelector: { pool: 'web' },
      runtimeClassName: 'gvisor',
    });
  });

  test('has its own files beside those of the application', () => {
    const { containers } = web({
      volumes: { '/a': { secret: 'a' } },
      web: { volumes: { '/b': { configMap: 'b' }, 'config/c.yml': { configMap: 'c', key: 'c.yml' } } },
    });
    const paths = present(containers[0]?.volumeMounts).map(({ mountPath }) => mountPath);
    expect(paths).toEqual(expect.arrayContaining(['/a', '/b', '/rails/config/c.yml']));
  });

  test('has its own variables, which the migration has not', () => {
    const all = rendered({ web: { env: { field: { POD_NAME: 'metadata.name' } } } });
    const names = (kind: 'Deployment' | 'Job', name: string) =>
      all.container(kind, name).env?.map((variable) => variable.name);
    expect(names('Deployment', 'yashima-web')).toContain('POD_NAME');
    expect(names('Job', 'yashima-migration')).not.toContain('POD_NAME');
  });
});

describe('the Service of an application', () => {
  test('is called, and listens, as the chart says', () => {
    const { objects } = rendered({ service: { name: 'yashima-app', port: 8080, portName: 'web' } });
    const found = objects.find(({ kind }) => kind === 'Service');
    expect(found?.metadata.name).toBe('yashima-app');
    expect(found?.spec).toMatchObject({ ports: [{ name: 'web', port: 8080, targetPort: 'http' }] });
  });
});
