import { describe, expect, test } from '@jest/globals';
import { RailsService, type WebProps } from '../../lib';
import { present, render } from '../rendering';
import { findings, renderWeb, variables, web } from './webs';

const headers = (props: WebProps, cluster?: string) =>
  Object.fromEntries(
    (web(props, {}, cluster).readinessProbe?.httpGet?.httpHeaders ?? []).map(({ name, value }) => [
      name,
      value,
    ]),
  );

describe('the web process of a Rails service', () => {
  test("starts Puma and not the image's entrypoint, which would migrate in every pod", () => {
    expect(web().command).toEqual(['bundle', 'exec', 'puma', '-C', 'config/puma.rb']);
  });

  test('starts what the chart says', () => {
    expect(web({ command: ['bin/thrust'] }).command).toEqual(['bin/thrust']);
  });

  test.each([
    ['listens on 3000', {}, 'PORT', '3000'],
    ['listens where the chart says', { port: 8080 }, 'PORT', '8080'],
    ['has one Puma process', {}, 'WEB_CONCURRENCY', '1'],
    ['has no master where the chart says 0', { concurrency: 0 }, 'WEB_CONCURRENCY', '0'],
    ['has three threads', {}, 'RAILS_MAX_THREADS', '3'],
    ['has as many threads as the chart says', { threads: 5 }, 'RAILS_MAX_THREADS', '5'],
  ] satisfies [string, WebProps, string, string][])('%s', (_, props, variable, value) => {
    expect(renderWeb(props).clear[variable]).toBe(value);
  });

  test('opens the port that it listens on', () => {
    expect(web({ port: 8080 }).ports).toEqual([{ name: 'http', containerPort: 8080, protocol: 'TCP' }]);
  });

  test('calls its port as the chart says, and is asked there', () => {
    const { ports, readinessProbe } = web({ port: { name: 'http-puma', number: 3100 } });
    expect(ports).toEqual([{ name: 'http-puma', containerPort: 3100, protocol: 'TCP' }]);
    expect(readinessProbe?.httpGet?.port).toBe('http-puma');
  });

  test('listens at the number of a port with a name', () => {
    expect(renderWeb({ port: { name: 'http-puma', number: 3100 } }).clear.PORT).toBe('3100');
  });

  test('is called as the chart says', () => {
    expect(renderWeb({ name: 'web' }).names('Deployment')).toEqual(['web']);
  });

  test('has variables of its own', () => {
    expect(variables({ env: { clear: { LEVEL: 0 }, field: { POD: 'metadata.name' } } })).toMatchObject({
      LEVEL: '0',
      POD: undefined,
    });
  });

  test.each([
    ['PORT', 3001, 'set port'],
    ['RAILS_MAX_THREADS', 9, 'set threads'],
    ['WEB_CONCURRENCY', 9, 'set concurrency'],
    ['TMPDIR', '/tmp', 'leave it out: it is where Ruby finds a sticky directory'],
  ])('refuses %s beside the prop that says it', (name, value, fix) => {
    expect(findings({ env: { clear: { [name]: value } } })).toEqual([
      `env.clear.${name}: expected no ${name} here, got one; ${fix}`,
    ]);
  });

  test('is led to by a Service called as the service', () => {
    expect(renderWeb({ port: 8080 }).object('Service', 'yashima').spec).toMatchObject({
      selector: { 'app.kubernetes.io/name': 'yashima', 'app.kubernetes.io/component': 'web' },
      ports: [{ port: 80, targetPort: 'http' }],
    });
  });

  test.each([
    ['a quarter of a core', {}, '250m'],
    ['a quarter of a core without a master too', { concurrency: 0 }, '250m'],
    ['a quarter of a core for each process', { concurrency: 4 }, '1000m'],
    ['what the chart says', { cpu: '2' }, '2'],
  ] satisfies [string, WebProps, string][])('asks for %s', (_, props, cpu) => {
    expect(web(props).resources?.requests).toHaveProperty('cpu', cpu);
  });

  test('asks for the CPU of the platform where that is more', () => {
    const environment = { defaults: { replicas: 2, memory: '512Mi', cpu: '500m' } } as const;
    const rendered = render((chart) => new RailsService(chart, 'rails'), { environment });
    expect(rendered.container('Deployment', 'yashima-web').resources?.requests?.cpu).toBe('500m');
  });

  test.each(['startupProbe', 'readinessProbe', 'livenessProbe'] as const)(
    'is asked at /up by its %s',
    (probe) => {
      expect(web()[probe]?.httpGet).toMatchObject({ path: '/up', port: 'http' });
    },
  );

  test('is asked where the chart says', () => {
    expect(web({ probes: { readiness: '/ready' } }).readinessProbe?.httpGet?.path).toBe('/ready');
  });

  test('is asked as if through TLS, for force_ssl answers 301 to plain HTTP', () => {
    expect(headers({})).toHaveProperty('X-Forwarded-Proto', 'https');
  });

  test.each([
    ['of its domain', {}, 'production', 'yashima.example.com'],
    [
      'that the chart names first',
      { hosts: ['a.example.com', 'b.example.com'] },
      'production',
      'a.example.com',
    ],
    ['that is no wildcard', { hosts: ['*.example.com', 'b.example.com'] }, 'production', 'b.example.com'],
    ['that its wildcard covers', { hosts: ['*.example.com'] }, 'production', 'yashima.example.com'],
    ['of nobody where there is no domain', {}, 'sandbox', undefined],
  ] satisfies [string, WebProps, string, string | undefined][])(
    'is asked under the host %s, for host authorization answers 403 to an address',
    (_, props, cluster, host) => {
      expect(headers(props, cluster).Host).toBe(host);
    },
  );

  test('is asked with the headers of the chart', () => {
    expect(headers({ probes: { headers: { 'X-Forwarded-Proto': 'http' } } })).toHaveProperty(
      'X-Forwarded-Proto',
      'http',
    );
  });

  test('lays its own fields over those of every pod', () => {
    const pod = { nodeSelector: { disk: 'ssd' }, hostNetwork: false };
    const spec = renderWeb({ pod: { nodeSelector: { zone: 'a' } } }, { pod }).pod(
      'Deployment',
      'yashima-web',
    ).spec;
    expect(spec?.nodeSelector).toEqual({ disk: 'ssd', zone: 'a' });
  });

  test('refuses no host at all', () => {
    expect(renderWeb({ hosts: [] }).findings).toEqual([
      'yashima/production/web.hosts: expected at least one host, got []; leave hosts out for the name in the domain of the environment',
    ]);
  });

  test('refuses a host with a scheme', () => {
    expect(renderWeb({ hosts: ['https://a.example.com'] }).findings).toEqual([
      "yashima/production/web.hosts.0: expected a host name in lower case, got 'https://a.example.com'; write it as 'shop.example.com'",
    ]);
  });

  test.each([
    ['threads', 0, 'a whole number, 1 or more'],
    ['concurrency', -1, 'a whole number, 0 or more'],
    ['concurrency', Number.NaN, 'a whole number, 0 or more'],
  ])('refuses %s of %p', (prop, value, expected) => {
    expect(renderWeb({ [prop]: value }).findings).toEqual([
      `yashima/production/web.${prop}: expected ${expected}, got ${value}; use a whole number in that range`,
    ]);
  });
});

describe('a Rails service without a web process', () => {
  const workers = { sidekiq: { adapter: 'sidekiq' } } as const;
  const rendered = render((chart) => new RailsService(chart, 'rails', { web: false, workers }));

  test.each(['Service', 'PodDisruptionBudget'])('has no %s for web pods', (kind) => {
    expect(rendered.names(kind)).not.toContain(kind === 'Service' ? 'yashima' : 'yashima-web');
  });

  test('has its workers', () => {
    expect(rendered.names('Deployment')).toEqual(['yashima-sidekiq']);
  });

  test.each(['PORT', 'WEB_CONCURRENCY'])('does not set %s', (variable) => {
    expect(Object.keys(rendered.clear)).not.toContain(variable);
  });

  test('may be asked for what an ingress asks', () => {
    let service: RailsService<'sidekiq'> | undefined;
    render((chart) => (service = new RailsService(chart, 'rails', { web: false, workers })));
    expect(present(service).drain).toEqual({ longestRequest: 0, deregistrationDelay: 0 });
  });

  test('refuses to hand out its web process', () => {
    let service: RailsService<'sidekiq'> | undefined;
    render((chart) => (service = new RailsService(chart, 'rails', { web: false, workers })));
    expect(() => present(service).web).toThrow('yashima has no web process, for it says web: false');
  });

  test('refuses to have no process at all', () => {
    const { findings } = render((chart) => new RailsService(chart, 'rails', { web: false }));
    expect(findings).toEqual([
      'yashima/production/web: expected a process: web, workers or crons, got false; leave web out, or name a worker or a cron',
    ]);
  });
});
