import { describe, expect, test } from '@jest/globals';
import type { PodProps, ProbesProps } from '../../lib/container';
import { containerOf, planOf, wrongWith } from './pods';

const probesOf = (probes: ProbesProps, port: number | null = 8080) => {
  const props: PodProps = { probes, ...(port !== null && { port }) };
  const { startupProbe: startup, readinessProbe: readiness, livenessProbe: liveness } = containerOf(props);
  return { startup, readiness, liveness };
};

describe('probes', () => {
  test('that one line gives to all: path, patience, and where they ask', () => {
    const line: PodProps = {
      port: 8080,
      probes: { readiness: '/ready', liveness: '/live', initialDelay: '10s', period: '10s', failures: 5 },
    };
    const patient = { initialDelaySeconds: 10, periodSeconds: 10, failureThreshold: 5, timeoutSeconds: 5 };
    const { readinessProbe, livenessProbe, ports } = containerOf(line);
    expect(readinessProbe).toEqual({ httpGet: { path: '/ready', port: 'http' }, ...patient });
    expect(livenessProbe).toEqual({ httpGet: { path: '/live', port: 'http' }, ...patient });
    expect(ports).toEqual([{ name: 'http', containerPort: 8080, protocol: 'TCP' }]);
    expect(wrongWith(line)).toEqual([]);
  });

  test('leave booting its own patience, whatever a running process is granted', () => {
    const { startup } = probesOf({
      path: '/up',
      initialDelay: '10s',
      period: '10s',
      failures: 5,
      timeout: '1s',
    });
    expect(startup).toEqual({
      httpGet: { path: '/up', port: 'http' },
      periodSeconds: 2,
      timeoutSeconds: 5,
      failureThreshold: 60,
    });
  });

  test('are patient by default as each of them must be', () => {
    const { startup, readiness, liveness } = probesOf({ path: '/up' });
    const patience = [startup, readiness, liveness].map((probe) => [
      probe?.periodSeconds,
      probe?.failureThreshold,
    ]);
    expect(patience).toEqual([
      [2, 60],
      [5, 3],
      [10, 6],
    ]);
  });

  test('of a container with a port ask whether it opens, and never restart it for that', () => {
    const { startup, readiness, liveness } = probesOf({});
    expect([startup?.tcpSocket, readiness?.tcpSocket, liveness]).toEqual([
      { port: 'http' },
      { port: 'http' },
      undefined,
    ]);
  });

  test('of a container without a port are none', () => {
    expect(probesOf({}, null)).toEqual({ startup: undefined, readiness: undefined, liveness: undefined });
  });

  test.each(['startup', 'readiness', 'liveness'] as const)('leave out %s where it is false', (kind) => {
    expect(probesOf({ path: '/up', [kind]: false })[kind]).toBeUndefined();
  });

  test.each<[string, ProbesProps, object]>([
    ['a command', { liveness: { command: ['bin/alive'] } }, { exec: { command: ['bin/alive'] } }],
    ['an open port', { path: '/up', liveness: { tcp: true } }, { tcpSocket: { port: 'http' } }],
    ['another port', { path: '/up', liveness: { port: 9000 } }, { httpGet: { path: '/up', port: 9000 } }],
    [
      'headers beside the common ones',
      { path: '/up', headers: { Host: 'a', Accept: 'b' }, liveness: { headers: { Host: '' } } },
      {
        httpGet: {
          path: '/up',
          port: 'http',
          httpHeaders: [
            { name: 'Host', value: '' },
            { name: 'Accept', value: 'b' },
          ],
        },
      },
    ],
  ])('may ask by %s', (_way, probes, question) => {
    expect(probesOf(probes).liveness).toMatchObject(question);
  });

  test('keep a zero that is given', () => {
    expect(probesOf({ readiness: { initialDelay: '0s' } }).readiness?.initialDelaySeconds).toBe(0);
  });
});

describe('booting', () => {
  test.each<[string, ProbesProps, string]>([
    ['liveness before all else', { path: '/up', readiness: '/ready', liveness: '/live' }, '/live'],
    ['the common path', { path: '/up', readiness: '/ready' }, '/up'],
    ['readiness where there is nothing else', { readiness: '/ready' }, '/ready'],
    ['its own path', { startup: '/boot', liveness: '/live' }, '/boot'],
    ['the common path where liveness is off', { path: '/up', liveness: false }, '/up'],
  ])('is asked where %s is asked', (_where, probes, path) => {
    expect(probesOf(probes).startup?.httpGet?.path).toBe(path);
  });

  test('is asked at the port of liveness, though the container itself has none', () => {
    const { startup } = probesOf({ liveness: { path: '/status', port: 7001 } }, null);
    expect(startup?.httpGet).toEqual({ path: '/status', port: 7001 });
  });

  test('is asked by the command of liveness', () => {
    expect(probesOf({ liveness: { command: ['bin/alive'] } }, null).startup?.exec).toEqual({
      command: ['bin/alive'],
    });
  });

  test.each<[ProbesProps, number]>([
    [{}, 120],
    [{ startup: { failures: 150 } }, 300],
    [{ startup: { period: '10s' } }, 600],
    [{ startup: false }, 0],
  ])('with %p may take %p seconds', (probes, budget) => {
    expect(planOf({ port: 80, probes }).container.probes?.startupBudget).toBe(budget);
  });
});

describe('a probe', () => {
  const RANGE = 'use a whole number in that range';
  const DURATION = "write it as '30s', '15m' or '1h'";
  test.each<[ProbesProps, string]>([
    [{ path: 'up' }, ".path: expected a path that begins with '/', got 'up'; write '/up'"],
    [
      { readiness: { port: 0 } },
      `.readiness.port: expected a whole number, from 1 to 65535, got 0; ${RANGE}`,
    ],
    [
      { readiness: { failures: 0 } },
      `.readiness.failures: expected a whole number, 1 or more, got 0; ${RANGE}`,
    ],
    [
      { readiness: { period: '0s' } },
      `.readiness.period: expected a duration in whole seconds, 1s or more, got '0s'; ${DURATION}`,
    ],
    [
      { readiness: { timeout: '0s' } },
      `.readiness.timeout: expected a duration in whole seconds, 1s or more, got '0s'; ${DURATION}`,
    ],
    [
      { readiness: { path: '/', command: ['a'] } },
      '.readiness: expected one of path, command and tcp, got {"path":"/","command":["a"],"tcp":false}; keep one of them',
    ],
  ])('refuses %p', (probes, message) => {
    const found = wrongWith({ port: 80, probes: { startup: false, liveness: false, ...probes } });
    expect(found).toEqual([`orders/web.probes${message}`]);
  });

  test.each<[ProbesProps, string, string]>([
    [{ path: '/up' }, 'readiness', "'/up'"],
    [{ readiness: '/ready' }, 'readiness', "'/ready'"],
    [{ liveness: { tcp: true } }, 'liveness', 'nothing'],
  ])('refuses %p once where there is no port to ask', (probes, kind, got) => {
    expect(wrongWith({ probes })).toEqual([
      `orders/web.probes.${kind}: expected a command, for there is no port to ask, got ${got}; give the container a port or the probe a command`,
    ]);
  });

  test('that restarts at the second failure is reported', () => {
    expect(wrongWith({ port: 80, probes: { liveness: { path: '/', failures: 2 } } })).toEqual([
      'orders/web.probes.liveness.failures: warning F20: expected 3 or more, so that a short stall restarts nothing, got 2; raise failures',
    ]);
  });
});
