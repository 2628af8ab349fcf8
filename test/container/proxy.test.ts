import { describe, expect, test } from '@jest/globals';
import type { PodProps, ProxyProps } from '../../lib/container';
import { containerCalled, PLAIN, planOf, podOf, wrongWith } from './pods';

const IMAGE = 'nginx:1.31.3';
const webWith = (proxy: Partial<ProxyProps> = {}, more: PodProps = {}): PodProps => ({
  port: 3000,
  ...more,
  proxy: { image: IMAGE, ...proxy },
});

const proxyOf = (proxy: Partial<ProxyProps> = {}, more: PodProps = {}, environment = PLAIN) =>
  containerCalled(proxy.name ?? 'proxy', webWith(proxy, more), environment);

describe('a proxy', () => {
  test('stands behind the main container, and requests reach it first', () => {
    expect(podOf(webWith()).containers.map(({ name }) => name)).toEqual(['web', 'proxy']);
    expect(planOf(webWith()).serving).toEqual({ name: 'http', number: 8080 });
    expect(containerCalled('web', webWith()).ports).toMatchObject([{ name: 'app', containerPort: 3000 }]);
  });

  test('and its ports may be called otherwise', () => {
    const props: PodProps = {
      port: { name: 'http-puma', number: 3000 },
      proxy: { name: 'nginx', image: IMAGE, port: { name: 'http-nginx', number: 80 } },
    };
    expect(planOf(props).serving).toEqual({ name: 'http-nginx', number: 80 });
    expect(planOf(props).container.ports).toEqual([{ name: 'http-puma', number: 3000 }]);
    expect(containerCalled('nginx', props).ports).toMatchObject([{ name: 'http-nginx' }]);
    expect(wrongWith(props)).toEqual([]);
  });

  test('has an image, a command, variables, files and resources of its own', () => {
    const own = proxyOf({
      command: ['nginx'],
      args: ['-g', 'daemon off;'],
      variables: { NGINX_PORT: '8080' },
      memory: '64Mi',
      memoryLimit: '128Mi',
      writable: { '/var/cache/nginx': '32Mi' },
      volumes: { '/etc/nginx': { configMap: 'nginx' } },
      container: { stdin: false },
    });
    expect(own).toMatchObject({
      image: IMAGE,
      command: ['nginx'],
      args: ['-g', 'daemon off;'],
      env: [{ name: 'NGINX_PORT', value: '8080' }],
      stdin: false,
    });
    expect([own.resources?.requests?.memory, own.resources?.limits?.memory]).toEqual(['64Mi', '128Mi']);
    expect(own.volumeMounts).toEqual([
      { name: 'tmp', mountPath: '/tmp' },
      { name: 'nginx', mountPath: '/var/cache/nginx' },
      { name: 'etc-nginx', mountPath: '/etc/nginx', readOnly: true },
    ]);
  });
});

describe('the probes of a proxy', () => {
  test("ask through it what the main container's readiness asks, as patiently", () => {
    const probes = { readiness: { path: '/ready', headers: { Host: 'a' }, period: '30s' } } as const;
    const { readinessProbe, livenessProbe, startupProbe } = proxyOf({}, { probes });
    expect(readinessProbe).toMatchObject({
      httpGet: { path: '/ready', port: 'http', httpHeaders: [{ name: 'Host', value: 'a' }] },
      periodSeconds: 30,
    });
    expect([livenessProbe?.tcpSocket, startupProbe]).toEqual([{ port: 'http' }, undefined]);
  });

  test.each<[string, PodProps['probes']]>([
    ['an open port', {}],
    ['another port', { readiness: { path: '/', port: 9000 } }],
    ['a command', { readiness: { command: ['bin/ready'] } }],
  ])('ask only whether it opens where readiness asks for %s', (_what, probes = {}) => {
    expect(proxyOf({}, { probes }).readinessProbe?.tcpSocket).toEqual({ port: 'http' });
  });

  test('may be its own, at a port that nobody declared', () => {
    const { readinessProbe, livenessProbe } = proxyOf({
      probes: { readiness: { path: '/nginx_health', port: 80 }, liveness: false },
    });
    expect([readinessProbe?.httpGet, livenessProbe]).toEqual([
      { path: '/nginx_health', port: 80 },
      undefined,
    ]);
  });

  test('of a path of its own ask for that alone', () => {
    const { readinessProbe, livenessProbe } = proxyOf(
      { probes: { path: '/health' } },
      { probes: { path: '/up' } },
    );
    expect([readinessProbe?.httpGet?.path, livenessProbe?.httpGet?.path]).toEqual(['/health', '/health']);
  });

  test('leave those of the main container as they are', () => {
    const { readinessProbe } = containerCalled('web', webWith({}, { probes: { path: '/up' } }));
    expect(readinessProbe?.httpGet).toEqual({ path: '/up', port: 'app' });
  });
});

describe('a proxy that leaves', () => {
  test('goes on until the last request of the main container has ended', () => {
    expect(proxyOf().lifecycle).toEqual({ preStop: { sleep: { seconds: 45 } } });
    expect(planOf(webWith()).shutdown.grace).toBe(50);
    expect(containerCalled('web', webWith()).lifecycle).toEqual({ preStop: { sleep: { seconds: 15 } } });
  });

  test('may be told to finish after that', () => {
    expect(proxyOf({ preStop: '20s', quit: ['nginx', '-s', 'quit'] }).lifecycle).toEqual({
      preStop: { exec: { command: ['sh', '-c', 'sleep 20 && exec "$@"', 'sh', 'nginx', '-s', 'quit'] } },
    });
  });

  test('at once is told so without a shell', () => {
    const shutdown = { preStop: '0s' } as const;
    expect(proxyOf({ preStop: '0s', quit: ['quit'] }, { shutdown }).lifecycle).toEqual({
      preStop: { exec: { command: ['quit'] } },
    });
  });
});

describe('a proxy is refused', () => {
  test.each<[PodProps, string]>([
    [
      { proxy: { image: IMAGE } },
      'proxy: expected a port of the main container, to lead to, got nothing; give the container a port',
    ],
    [
      webWith({}, { port: 8080 }),
      'proxy.port: expected a number that no other port of the pod has, got 8080; give one of the two another: the containers of a pod share one address',
    ],
    [
      webWith({ preStop: '5s' }),
      "proxy.preStop: expected 15s or more, as long as the main container goes on serving, got '5s'; leave preStop out: the proxy would be gone before what it leads to",
    ],
    [
      webWith({ preStop: '46s' }),
      "proxy.preStop: expected 45s at most, 5s before the pod is killed, got '46s'; leave preStop out, or raise shutdown.grace",
    ],
    [
      webWith({ name: 'web' }),
      "proxy.name: expected a name that no other container of the pod has, got 'web'; rename it",
    ],
    [
      webWith({ name: 'Nginx' }),
      "proxy.name: expected a name of lower-case letters, digits and '-', 63 characters at most, got 'Nginx'; choose a shorter or simpler name",
    ],
    [
      webWith({ image: 'Nginx:1' }),
      "proxy.image: expected an image repository in lower case, got 'Nginx'; write it as registry/name:tag",
    ],
    [
      webWith({ variables: { API_TOKEN: 'c0ffeec0ffee' } }),
      "proxy.variables.API_TOKEN: expected a value that anybody may read, got what looks like a secret; put it into a Secret: { secret: 'dotenv', key }",
    ],
    [
      webWith({ variables: { 'A-B': '' } }),
      "proxy.variables: expected a variable's name of letters, digits and '_', no digit first, got something else; rename the variable; never write a value here",
    ],
    [
      webWith({ volumes: { '/tmp': { configMap: 'a' } } }),
      "proxy.volumes./tmp: expected a path that holds nothing else, got '/tmp'; mount it elsewhere, or take it from writable",
    ],
  ])('in %p', (props, message) => {
    expect(wrongWith(props)).toEqual([`orders/web.${message}`]);
  });

  test('in production with an image that may change', () => {
    expect(wrongWith(webWith({ image: 'nginx:latest' }), { ...PLAIN, production: true })).toEqual([
      "orders/web.proxy.image: F54: expected an immutable tag or a digest, got 'latest'; use the commit or the digest that the build pushed",
    ]);
  });

  test('once where the grace is too short for all', () => {
    expect(wrongWith(webWith({}, { shutdown: { grace: '30s' } }))).toHaveLength(1);
  });
});
