import { describe, expect, test } from '@jest/globals';
import { podOf } from '../../../lib/kernel';
import { installMatchers, render } from '../../../lib/testing';
import { present } from '../../rendering';
import { Rubygems } from './chart';

installMatchers(expect);

const ENVIRONMENTS = ['production', 'qa', 'sandbox'] as const;
const STAGE = { production: 'production', qa: 'staging', sandbox: 'sandbox' };
const CRON = 'versions-list-update-monthly';
const WORKERS = ['jobs', 'jobs-within-24-hours', 'maintenance', 'shoryuken'];
const RAILS = ['web', ...WORKERS, 'migration', CRON];
// 1.4Gi is no whole number of bytes, which the API server warns about: 1434Mi
const GOOD_JOB = [
  ['jobs', 'default,mailers,searchkick,stats,version_contents', ['500m', '1434Mi'], ['1', '2Gi']],
  ['jobs-within-24-hours', 'within_24_hours', ['100m', '400Mi'], ['500m', '600Mi']],
  ['maintenance', 'maintenance', ['500m', '1.5Gi'], ['1', '3Gi']],
] as const;

describe.each(ENVIRONMENTS)('RubyGems in %s', (environment) => {
  const rendered = render(Rubygems, environment);
  const web = rendered.pod('web');
  const puma = rendered.container('web');
  const nginx = rendered.container('web', 'nginx');
  const variables = rendered.env('web');
  const resources = ([cpu, memory]: readonly string[], [cpuLimit, memoryLimit]: readonly string[]) => ({
    requests: { cpu, memory },
    limits: { cpu: cpuLimit, memory: memoryLimit },
  });

  test('runs Puma behind nginx, through the entrypoint of its image', () => {
    expect(web.containers.map(({ name }) => name)).toEqual(['puma', 'nginx']);
    expect(puma.image).toBe(
      'registry.example/rubygems/rubygems.org:3c8ea0d0a1b2c3d4e5f60718293a4b5c6d7e8f90',
    );
    expect(puma.command).toBeUndefined();
    expect(puma.args).toEqual([
      ...['puma', '--environment', STAGE[environment], '--config', '/app/config/puma.rb'],
    ]);
    expect(puma.ports).toEqual([{ name: 'http-puma', containerPort: 3000, protocol: 'TCP' }]);
    expect(nginx.image).toBe('nginx:1.31.3');
    expect(nginx.ports).toEqual([{ name: 'http-nginx', containerPort: 8080, protocol: 'TCP' }]);
  });

  test('asks Puma and nginx each on a port of its own', () => {
    expect(puma.readinessProbe).toMatchObject({
      periodSeconds: 5,
      httpGet: { path: '/internal/ping', port: 'http-puma' },
    });
    expect(puma.readinessProbe?.httpGet?.httpHeaders).toContainEqual({
      name: 'X-Forwarded-Proto',
      value: 'https',
    });
    expect(puma.livenessProbe).toMatchObject({
      ...{ tcpSocket: { port: 'http-puma' }, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 6 },
    });
    expect(nginx.readinessProbe?.httpGet).toMatchObject({ path: '/nginx_health', port: 80 });
    expect(nginx.livenessProbe?.httpGet).toMatchObject({ path: '/nginx_health', port: 80 });
  });

  test('sizes Puma for its environment', () => {
    expect(variables).toMatchObject({
      WEB_CONCURRENCY: environment === 'production' ? '8' : '2',
      RAILS_MAX_THREADS: '5',
      RAILS_SERVE_STATIC_FILES: 'true',
      RAILS_GROUPS: 'avo',
      AWS_REGION: 'us-west-2',
      RAILS_ENV: STAGE[environment],
    });
    expect(puma.resources).toMatchObject(
      environment === 'production'
        ? resources(['4', '5Gi'], ['5', '6Gi'])
        : resources(['200m', '1.5Gi'], ['1', '2Gi']),
    );
  });

  test('gives Puma a token for sigstore', () => {
    const mount = puma.volumeMounts?.find(({ mountPath }) => mountPath === '/var/run/secrets/sigstore');
    expect(mount).toMatchObject({ name: 'sigstore-signing-token', readOnly: true });
    const volume = web.volumes?.find(({ name }) => name === 'sigstore-signing-token');
    expect(volume?.projected?.sources).toEqual([
      {
        serviceAccountToken: { audience: 'sigstore', expirationSeconds: 600, path: 'sigstore-signing-token' },
      },
    ]);
  });

  test('gives nginx its configuration, and directories to write to', () => {
    const volumeAt = (path: string) => {
      const mount = nginx.volumeMounts?.find(({ mountPath }) => mountPath === path);
      return { ...web.volumes?.find(({ name }) => name === mount?.name), readOnly: mount?.readOnly };
    };
    expect(volumeAt('/etc/nginx').readOnly).toBe(true);
    expect(volumeAt('/etc/nginx').configMap).toMatchObject({
      name: 'nginx-configmap',
      items: [
        { key: 'default', path: 'nginx.conf' },
        { key: 'logging', path: 'conf.d/logging.conf' },
        { key: 'rubygems', path: `sites-enabled/${STAGE[environment]}.conf` },
      ],
    });
    expect(volumeAt('/var/log/nginx').emptyDir).toBeDefined();
    expect(volumeAt('/var/lib/nginx/cache').emptyDir).toBeDefined();
    const secret = environment === 'qa' ? { secretName: 'nginx-basic-auth' } : undefined;
    expect(volumeAt('/etc/nginxbasicauth').secret?.secretName).toBe(secret?.secretName);
  });

  test('lets nginx go only when Puma has let go', () => {
    expect(puma.lifecycle?.preStop?.sleep).toEqual({ seconds: 25 });
    const words = nginx.lifecycle?.preStop?.exec?.command ?? [];
    expect(words.slice(-3)).toEqual(['nginx', '-s', 'quit']);
    expect(Number(/sleep (\d+)/.exec(words.join(' '))?.[1])).toBeGreaterThanOrEqual(25);
    expect(web.terminationGracePeriodSeconds).toBeGreaterThan(25 + 20);
  });

  test('runs as many pods as its environment needs, under the names that it had', () => {
    const { metadata, spec } = rendered.find('Deployment', 'web');
    expect(metadata.name).toBe('web');
    expect(spec.replicas).toBe({ production: undefined, qa: 3, sandbox: 1 }[environment]);
    expect(spec.strategy?.rollingUpdate).toEqual({ maxSurge: '10%', maxUnavailable: 0 });
  });

  test.each(GOOD_JOB)('works through the queues of %s with good_job', (name, queues, requests, limits) => {
    const worker = rendered.container(name);
    expect(worker.args).toEqual(['good_job', 'start', '--queues', queues]);
    expect(worker.resources).toMatchObject(resources(requests, limits));
    expect(worker.ports).toEqual([{ name: 'probe-port', containerPort: 7001, protocol: 'TCP' }]);
    expect(worker.startupProbe).toMatchObject({
      ...{
        httpGet: { path: '/status/started', port: 'probe-port' },
        periodSeconds: 10,
        failureThreshold: 30,
      },
    });
    expect(worker.livenessProbe).toMatchObject({
      httpGet: { path: '/status/connected', port: 'probe-port' },
      periodSeconds: 10,
    });
    expect(worker.livenessProbe?.failureThreshold).toBeGreaterThanOrEqual(3);
    const own = rendered.env(name);
    expect(own).toMatchObject({ GOOD_JOB_PROBE_PORT: '7001', GOOD_JOB_QUEUE_SELECT_LIMIT: '1000' });
    expect(own.GOOD_JOB_MAX_THREADS).toBe(environment === 'production' ? undefined : '2');
    expect(Number(own.GOOD_JOB_SHUTDOWN_TIMEOUT)).toBeLessThan(
      present(rendered.pod(name).terminationGracePeriodSeconds),
    );
  });

  test('runs Shoryuken as the chart starts it', () => {
    const worker = rendered.container('shoryuken');
    expect(worker.args).toEqual(['bin/shoryuken-worker']);
    expect(worker.resources).toMatchObject(resources(['150m', '400Mi'], ['600m', '700Mi']));
    expect([worker.startupProbe, worker.livenessProbe, worker.ports]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test.each(WORKERS)('saves connections while %s rolls', (name) => {
    const { metadata, spec } = rendered.find('Deployment', name);
    expect(metadata.name).toBe(name);
    expect(spec.strategy?.rollingUpdate).toEqual({ maxSurge: 0, maxUnavailable: '50%' });
  });

  test('migrates in a hook', () => {
    const { metadata, spec } = rendered.find('Job');
    expect(rendered.container('migration').args).toEqual(['rails', 'db:migrate']);
    expect(spec).toMatchObject({ activeDeadlineSeconds: 300 });
    expect(spec.template.spec).toMatchObject({ automountServiceAccountToken: false, restartPolicy: 'Never' });
    expect(metadata.annotations).toMatchObject({ 'argocd.argoproj.io/hook': 'Sync' });
  });

  test('updates the list of versions once a month', () => {
    const { metadata, spec } = rendered.find('CronJob');
    expect([metadata.name, spec.schedule, spec.concurrencyPolicy]).toEqual([
      ...['versions-list-update-monthly', '0 0 1 * *', 'Forbid'],
    ]);
    const task = rendered.container('versions-list-update-monthly');
    expect(task.args).toEqual(['rake', 'compact_index:update_versions_file']);
    expect(task.resources).toMatchObject(resources(['500m', '1Gi'], ['2', '3Gi']));
  });

  test.each(RAILS)('tells %s where its node is', (component) => {
    const { env = [] } = rendered.container(component);
    const node = { fieldRef: { fieldPath: 'status.hostIP' } };
    expect(env).toContainEqual({ name: 'DD_AGENT_HOST', valueFrom: node });
    expect(env).toContainEqual({ name: 'STATSD_HOST', valueFrom: node });
    const names = env.map(({ name }) => name);
    expect(names.indexOf('STATSD_HOST')).toBeLessThan(names.indexOf('STATSD_ADDR'));
    expect(rendered.env(component).STATSD_ADDR).toBe('$(STATSD_HOST):8125');
    expect(names.includes('MY_POD_NAME')).toBe(component === 'web');
  });

  test.each(RAILS)('reads the secrets of %s from one Secret, by keys in lower case', (component) => {
    const { env = [] } = rendered.container(component);
    for (const [name, key] of [
      ...['SECRET_KEY_BASE', 'PREVIOUS_SECRET_KEY_BASE', 'DATABASE_URL', 'AWS_ACCESS_KEY_ID'].map(lowered),
      ...['AWS_SECRET_ACCESS_KEY', 'ELASTICSEARCH_URL', 'MEMCACHED_ENDPOINT'].map(lowered),
      ...['HONEYBADGER_API_KEY', 'FASTLY_API_KEY'].map(lowered),
      ...[['S3_KEY', 'aws_access_key_id'] as const, ['S3_SECRET', 'aws_secret_access_key'] as const],
    ]) {
      const secretKeyRef = { name: STAGE[environment], key };
      expect(env).toContainEqual({ name, valueFrom: { secretKeyRef } });
    }
  });

  test('has a Service that leads to nginx', () => {
    const { metadata, spec } = rendered.find('Service');
    expect(metadata.name).toBe('web');
    expect(spec.ports).toEqual([{ name: 'http-nginx', port: 80, targetPort: 'http-nginx', protocol: 'TCP' }]);
    expect(spec.selector).toEqual(rendered.find('Deployment', 'web').spec.selector.matchLabels);
  });

  test('answers every host that the load balancer lets through', () => {
    const { metadata, spec } = rendered.find('Ingress');
    expect(spec.ingressClassName).toBe('alb');
    expect(metadata.annotations).toMatchObject({
      'alb.ingress.kubernetes.io/scheme': 'internet-facing',
      'alb.ingress.kubernetes.io/listen-ports': '[{"HTTPS": 443}]',
      'alb.ingress.kubernetes.io/target-type': 'ip',
      'alb.ingress.kubernetes.io/healthcheck-path': '/internal/ping',
    });
    const attributes = metadata.annotations?.['alb.ingress.kubernetes.io/target-group-attributes'];
    expect(attributes).toContain('load_balancing.algorithm.type=least_outstanding_requests');
    expect(Number(/deregistration_delay.timeout_seconds=(\d+)/.exec(attributes ?? '')?.[1])).toBeLessThan(25);
    expect(spec.defaultBackend).toEqual({ service: { name: 'web', port: { number: 80 } } });
    expect(spec.tls?.[0]?.hosts).toEqual([`${STAGE[environment]}-origin.rubygems.org`]);
  });

  test('lets nodes go where there are two web pods', () => {
    const budgets = rendered
      .all('PodDisruptionBudget')
      .map(({ metadata, spec }) => [metadata.name, spec.minAvailable, spec.unhealthyPodEvictionPolicy]);
    expect(budgets).toEqual(environment === 'sandbox' ? [] : [['web', 1, 'AlwaysAllow']]);
  });

  test('labels every pod for Datadog, and selects none by its version', () => {
    const pods = rendered.objects.flatMap((object) => podOf(object) ?? []);
    expect(pods).toHaveLength(RAILS.length);
    for (const { labels } of pods) {
      expect(labels).toMatchObject({
        'tags.datadoghq.com/env': STAGE[environment],
        'tags.datadoghq.com/service': 'rubygems.org',
        'tags.datadoghq.com/version': '3c8ea0d0a1b2c3d4e5f60718293a4b5c6d7e8f90',
      });
    }
    const selectors = rendered.objects.map(({ spec }) => JSON.stringify(Object(spec).selector ?? {}));
    expect(selectors.join()).not.toContain('version');
  });

  test('runs one of everything in the sandbox', () => {
    const replicas = rendered.all('Deployment').map(({ spec }) => spec.replicas);
    if (environment === 'sandbox') expect(replicas).toEqual([1, 1, 1, 1, 1]);
    else expect(replicas.slice(1)).toEqual([2, 2, 2, 2]);
  });

  test('passes Pod Security restricted', () => {
    expect(rendered).toBeRestricted();
  });
});

const lowered = (name: string) => [name, name.toLowerCase()] as const;

test('RubyGems in production consists of as many objects as it should', () => {
  const rendered = render(Rubygems, 'production');
  const counts = { Deployment: 5, CronJob: 1, Job: 1, Service: 1, Ingress: 1, PodDisruptionBudget: 1 };
  expect(Object.fromEntries(Object.keys(counts).map((kind) => [kind, rendered.all(kind).length]))).toEqual(
    counts,
  );
});
