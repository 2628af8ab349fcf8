import { describe, expect, test } from '@jest/globals';
import type { PodProps } from '../../lib/container';
import { containerOf, planOf, wrongWith } from './pods';

describe('the ports of a container', () => {
  test('are the one that serves, called http, and then the named ones', () => {
    expect(containerOf({ port: 3000, ports: { metrics: 9394 } }).ports).toEqual([
      { name: 'http', containerPort: 3000, protocol: 'TCP' },
      { name: 'metrics', containerPort: 9394, protocol: 'TCP' },
    ]);
  });

  test('may be called otherwise, and probes and whoever leads requests there follow', () => {
    const props: PodProps = { port: { name: 'http-puma', number: 3000 }, probes: { path: '/up' } };
    expect(containerOf(props).ports).toEqual([{ name: 'http-puma', containerPort: 3000, protocol: 'TCP' }]);
    expect(containerOf(props).readinessProbe?.httpGet?.port).toBe('http-puma');
    expect(planOf(props).serving).toEqual({ name: 'http-puma', number: 3000 });
  });

  test('of a worker are asked by its probes, and it serves nobody', () => {
    const props: PodProps = {
      ports: { 'probe-port': 7001 },
      probes: { liveness: { path: '/status/connected', port: 'probe-port' } },
    };
    const { livenessProbe, startupProbe, readinessProbe, lifecycle } = containerOf(props);
    expect(livenessProbe?.httpGet).toEqual({ path: '/status/connected', port: 'probe-port' });
    expect(startupProbe?.httpGet).toEqual(livenessProbe?.httpGet);
    expect([readinessProbe, lifecycle, planOf(props).serving]).toEqual([undefined, undefined, undefined]);
    expect(wrongWith(props)).toEqual([]);
  });

  test.each<[PodProps, string]>([
    [
      { port: 3000, ports: { http: 9394 } },
      "ports.http: expected a name that no other port of the pod has, got 'http'; rename one of the two",
    ],
    [
      { port: 3000, ports: { metrics: 3000 } },
      'ports.metrics: expected a number that no other port of the pod has, got 3000; give one of the two another: the containers of a pod share one address',
    ],
    [
      { ports: { metrics: 0 } },
      'ports.metrics: expected a whole number, from 1 to 65535, got 0; use a whole number in that range',
    ],
    [
      { ports: { 'much-too-long-a-name': 9394 } },
      "ports.much-too-long-a-name: expected a name of 15 lower-case letters, digits and '-' at most, one of them a letter, got 'much-too-long-a-name'; write it as 'metrics' or 'probe-port'",
    ],
    [
      { port: { name: '3000', number: 3000 } },
      "port.name: expected a name of 15 lower-case letters, digits and '-' at most, one of them a letter, got '3000'; write it as 'metrics' or 'probe-port'",
    ],
  ])('are refused in %p', (props, message) => {
    expect(wrongWith(props)).toEqual([`orders/web.${message}`]);
  });
});

describe('the port of a probe', () => {
  test('may be a number that nobody declared', () => {
    const { livenessProbe } = containerOf({ port: 3000, probes: { liveness: { path: '/', port: 80 } } });
    expect(livenessProbe?.httpGet?.port).toBe(80);
  });

  test.each<[PodProps, string]>([
    [{ port: 3000, ports: { metrics: 9394 } }, 'a number, or one of http, metrics'],
    [{}, 'a number, for the container names no port'],
  ])('that no port of %p is called is refused', (props, expected) => {
    const probes = { startup: false, liveness: { path: '/', port: 'metric' } } as const;
    expect(wrongWith({ ...props, probes })).toEqual([
      `orders/web.probes.liveness.port: expected ${expected}, got 'metric'; declare it in ports, or write its number`,
    ]);
  });
});
