import { describe, expect, test } from '@jest/globals';
import type { HorizontalPodAutoscalerSpec } from 'kubernetes-types/autoscaling/v2';
import { contentHash } from '../../../lib/config';
import { installMatchers, render } from '../../../lib/testing';
import { present } from '../../rendering';
import { Chatwoot } from './chart';

installMatchers(expect);

const ENVIRONMENTS = ['production', 'qa', 'sandbox'] as const;
const HOSTS = {
  production: 'chat.example.com',
  qa: 'chat.qa.example.com',
  sandbox: 'chat.sandbox.example.com',
};
const charts = Object.fromEntries(ENVIRONMENTS.map((name) => [name, render(Chatwoot, name)]));
const chart = (name: string) => present(charts[name]);

const DOMAINS = { production: 'example.com', qa: 'qa.example.com', sandbox: 'sandbox.example.com' };

const cpuOf = ({ metrics = [] }: HorizontalPodAutoscalerSpec) =>
  metrics.find(({ resource }) => resource?.name === 'cpu')?.resource?.target.averageUtilization;

describe.each(ENVIRONMENTS)('Chatwoot in %s', (environment) => {
  const rendered = chart(environment);
  const web = rendered.container('web');
  const worker = rendered.container('sidekiq');
  const [job] = rendered.all('Job');

  test('runs its release in its namespace', () => {
    expect(web.image).toBe('chatwoot/chatwoot:v4.14.0');
    expect(rendered.find('Deployment', 'web').metadata.namespace).toBe('chatwoot');
  });

  test('starts Rails through its script', () => {
    const words = [
      'docker/entrypoints/rails.sh',
      'bundle',
      'exec',
      'rails',
      's',
      '-p',
      '3000',
      '-b',
      '0.0.0.0',
    ];
    expect([...(web.command ?? []), ...(web.args ?? [])].slice(-words.length)).toEqual(words);
    expect(web.ports).toEqual([{ name: 'http', containerPort: 3000, protocol: 'TCP' }]);
  });

  test.each([
    ['startupProbe', '/health', 10, 60],
    ['livenessProbe', '/health', 15, 3],
    ['readinessProbe', '/api', 5, 3],
  ] as const)('has a %s', (probe, path, periodSeconds, failureThreshold) => {
    expect(web[probe]).toMatchObject({ periodSeconds, failureThreshold, timeoutSeconds: 5 });
    expect(web[probe]?.httpGet).toMatchObject({ path, port: 'http' });
  });

  test.each(['web', 'sidekiq'])('writes to directories of its own in %s', (component) => {
    const { volumes = [] } = rendered.pod(component);
    for (const mountPath of ['/app/tmp', '/tmp']) {
      const mount = rendered.container(component).volumeMounts?.find((one) => one.mountPath === mountPath);
      expect(volumes.find(({ name }) => name === mount?.name)?.emptyDir).toBeDefined();
    }
  });

  test('never has fewer pods than asked for', () => {
    const { spec } = rendered.find('Deployment', 'web');
    expect(spec?.strategy?.type).toBe('RollingUpdate');
    expect(spec?.strategy?.rollingUpdate).toEqual({ maxSurge: '10%', maxUnavailable: 0 });
    expect(spec?.replicas).toBe({ production: undefined, qa: 2, sandbox: 1 }[environment]);
  });

  test('lets requests and jobs end', () => {
    const sleep = present(web.lifecycle?.preStop?.sleep?.seconds);
    expect(sleep).toBeGreaterThan(0);
    expect(rendered.pod('web').terminationGracePeriodSeconds).toBeGreaterThan(sleep + 20);
    const timeout = Number(worker.command?.[(worker.command ?? []).indexOf('-t') + 1]);
    expect(rendered.pod('sidekiq').terminationGracePeriodSeconds).toBeGreaterThanOrEqual(timeout + 5);
  });

  test('starts Sidekiq from its file', () => {
    expect(worker.command?.slice(0, 5)).toEqual(['bundle', 'exec', 'sidekiq', '-C', 'config/sidekiq.yml']);
    expect(worker.command?.slice(5)).toEqual(['-t', '25']);
    expect(worker.ports).toBeUndefined();
  });

  test('gives web and worker the same variables from the same places', () => {
    expect([worker.env, worker.envFrom]).toEqual([web.env, web.envFrom]);
  });

  test('rolls web and worker when one of these variables changes', () => {
    const { data } = rendered.find('ConfigMap');
    const name = `chatwoot-env-${contentHash(present(data))}`;
    for (const { envFrom } of [web, worker]) expect(envFrom).toEqual([{ configMapRef: { name } }]);
  });

  test('migrates in a hook before the pods, in the image of the web process', () => {
    expect(rendered).toRunMigrationBeforePods();
    const container = present(job?.spec?.template.spec?.containers[0]);
    expect(container.command).toEqual(['bundle', 'exec', 'rails', 'db:chatwoot_prepare']);
    expect(container.image).toBe(web.image);
    expect([container.env, container.envFrom]).toEqual([web.env, web.envFrom]);
    expect(job?.spec?.template.spec?.restartPolicy).toBe('Never');
    expect(job?.spec?.activeDeadlineSeconds).toBe(900);
    expect(job?.metadata.annotations).toMatchObject({
      'argocd.argoproj.io/hook': 'Sync',
      'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
    });
  });

  test.each([
    ['postgres', ['pg_isready', '-h', '$(POSTGRES_HOST)', '-p', '$(POSTGRES_PORT)']],
    ['redis', ['getent', 'hosts']],
  ])('waits for %s before it migrates, and not for ever', (name, command) => {
    const waiting = (job?.spec?.template.spec?.initContainers ?? []).find((one) => one.name.includes(name));
    const words = [...(waiting?.command ?? []), ...(waiting?.args ?? [])];
    expect(words.join(' ')).toContain(command.join(' '));
    expect(words.join(' ')).toContain('timeout 60 ');
  });

  test('says what anybody may read in clear', () => {
    const variables = rendered.env('web');
    expect(variables).toMatchObject({
      RAILS_ENV: 'production',
      RAILS_LOG_TO_STDOUT: 'true',
      RAILS_MAX_THREADS: '5',
      INSTALLATION_ENV: 'helm',
      FRONTEND_URL: `https://${HOSTS[environment]}`,
      FORCE_SSL: 'true',
      ACTIVE_STORAGE_SERVICE: 'amazon',
      POSTGRES_HOST: `postgres.${DOMAINS[environment]}`,
      POSTGRES_PORT: '5432',
      POSTGRES_DATABASE: 'chatwoot_production',
    });
  });

  test('puts the address of Redis together from a password that stands before it', () => {
    const names = (web.env ?? []).map(({ name }) => name);
    const url = web.env?.find(({ name }) => name === 'REDIS_URL')?.value;
    expect(url).toBe(`redis://:$(REDIS_PASSWORD)@redis.${DOMAINS[environment]}:6379`);
    expect(names.indexOf('REDIS_PASSWORD')).toBeLessThan(names.indexOf('REDIS_URL'));
  });

  test.each([
    'SECRET_KEY_BASE',
    'POSTGRES_USERNAME',
    'POSTGRES_PASSWORD',
    'REDIS_PASSWORD',
    'AWS_ACCESS_KEY_ID',
    'AWS_SECRET_ACCESS_KEY',
    'SMTP_PASSWORD',
    'SENTRY_DSN',
  ])('reads %s from a Secret', (name) => {
    expect(web.env?.find((variable) => variable.name === name)?.valueFrom?.secretKeyRef).toBeDefined();
  });

  test('is reached at its host, by TLS, and connections to /cable stay open', () => {
    const { metadata, spec } = rendered.find('Ingress');
    expect(spec?.rules?.map(({ host }) => host)).toEqual([HOSTS[environment]]);
    expect(spec?.tls?.[0]?.hosts).toEqual([HOSTS[environment]]);
    expect(spec?.rules?.[0]?.http?.paths).toContainEqual({
      path: '/',
      pathType: 'Prefix',
      backend: { service: { name: 'chatwoot', port: { name: 'http' } } },
    });
    const attributes = metadata.annotations?.['alb.ingress.kubernetes.io/load-balancer-attributes'];
    expect(attributes).toContain('idle_timeout.timeout_seconds=3600');
  });

  test('has a Service in front of the web pods alone', () => {
    const [service, ...more] = rendered.all('Service');
    expect(more).toEqual([]);
    expect(service?.spec?.ports?.[0]).toMatchObject({ port: 80, targetPort: 'http' });
    expect(service?.spec?.selector).toEqual(rendered.find('Deployment', 'web').spec?.selector.matchLabels);
  });

  test('scales and lets nodes go where there are pods enough', () => {
    const scales = rendered
      .all('HorizontalPodAutoscaler')
      .map(({ metadata, spec }) => [metadata.name, spec.minReplicas, spec.maxReplicas, cpuOf(spec)]);
    const inProduction = [
      ['chatwoot-web', 3, 10, 75],
      ['chatwoot-sidekiq', 2, 10, 75],
    ];
    expect(scales).toEqual(environment === 'production' ? inProduction : []);
    const budget = rendered
      .all('PodDisruptionBudget')
      .find(({ metadata }) => metadata.name === 'chatwoot-web');
    expect(budget?.spec?.maxUnavailable).toBe(environment === 'sandbox' ? undefined : 1);
  });

  test('runs as an account of its own, without a token, and within Pod Security restricted', () => {
    expect(rendered.pod('web')).toMatchObject({
      serviceAccountName: 'chatwoot',
      automountServiceAccountToken: false,
    });
    expect(rendered).toBeRestricted();
  });
});

test.each([
  ['production', { Deployment: 2, Job: 1, Service: 1, Ingress: 1, HorizontalPodAutoscaler: 2 }],
  ['sandbox', { Deployment: 2, Job: 1, Service: 1, Ingress: 1, HorizontalPodAutoscaler: 0 }],
])('Chatwoot in %s consists of as many objects as it should', (environment, counts) => {
  const all = (kind: string) => chart(environment).all(kind).length;
  expect(Object.fromEntries(Object.keys(counts).map((kind) => [kind, all(kind)]))).toEqual(counts);
});
