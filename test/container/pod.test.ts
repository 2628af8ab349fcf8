import { describe, expect, test } from '@jest/globals';
import type { PodProps, Writable } from '../../lib/container';
import type { Environment, Memory } from '../../lib/kernel';
import { containerOf, PLAIN, planOf, podOf, wrongWith } from './pods';

describe('a pod', () => {
  test('is what Pod Security `restricted` wants', () => {
    expect(podOf({}).securityContext).toEqual({
      runAsNonRoot: true,
      runAsUser: 1000,
      runAsGroup: 1000,
      seccompProfile: { type: 'RuntimeDefault' },
    });
    expect(containerOf({}).securityContext).toMatchObject({
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
    });
  });

  test('has a root file system that nobody changes', () => {
    expect(containerOf({}).securityContext?.readOnlyRootFilesystem).toBe(true);
  });

  test('has no token for the API server', () => {
    expect(podOf({}).automountServiceAccountToken).toBe(false);
  });

  test('has no variables of other Services', () => {
    expect(podOf({}).enableServiceLinks).toBe(false);
  });

  test('runs the release of its service unless it names an image', () => {
    expect(containerOf({}).image).toBe('registry.example.com/orders:4f2a9c1');
    expect(containerOf({ image: 'example.com/proxy:v2' }).image).toBe('example.com/proxy:v2');
  });

  test('makes a sticky directory before its process starts', () => {
    const [init] = podOf({ stickyTmp: '/tmp/ruby' }).initContainers ?? [];
    expect(init?.command).toEqual(['mkdir', '-p', '-m', '1777', '/tmp/ruby']);
    expect(init?.volumeMounts).toEqual([{ name: 'tmp', mountPath: '/tmp' }]);
  });

  test.each<[PodProps, string]>([
    [
      { user: 0 },
      '.user: expected a user id above 0, got 0; root is refused: use the id that the image creates, 1000 in the Rails image',
    ],
    [
      { user: 2 ** 31 },
      '.user: expected a user id above 0, got 2147483648; use the id that the image creates, 1000 in the Rails image',
    ],
    [{ port: 0 }, '.port: expected a whole number, from 1 to 65535, got 0; use a whole number in that range'],
    [
      { command: [] },
      '.command: expected a program and its arguments, got []; leave command out for the entrypoint',
    ],
    [
      { stickyTmp: '/var/ruby' },
      ".stickyTmp: expected a directory below /tmp, got '/var/ruby'; write it as '/tmp/ruby': nothing else can be written to",
    ],
    [
      { image: 'App:1' },
      ".image: expected an image repository in lower case, got 'App'; write it as registry/name:tag",
    ],
  ])('refuses %p', (props, message) => {
    expect(wrongWith(props)).toEqual([`orders/web${message}`]);
  });
});

describe('a shell in front of the process', () => {
  test.each([
    [['sh', '-c', 'bundle exec puma'], 'sh -c'],
    [['/bin/bash', '-lc', 'cd /app && bundle exec puma'], '/bin/bash -lc'],
    [['/bin/sh', '-e', '-c', 'bin/setup; bin/start'], '/bin/sh -c'],
  ])('is reported: %p', (command, got) => {
    expect(wrongWith({ command })).toEqual([
      `orders/web.command: warning F6: expected a program, or a shell that ends in exec, got ${got} without exec; write the program's words without a shell, or exec before the last command`,
    ]);
  });

  test.each([
    [['bundle', 'exec', 'puma']],
    [['sh', '-c', 'exec bin/start']],
    [['sh', '-c', 'cd /app && exec bin/start']],
    [['sh', '-c', 'set -e\n  exec bin/start']],
    [['sh', 'bin/start']],
    [['crash', '-c', 'a']],
  ])('is none in %p', (command) => {
    expect(wrongWith({ command })).toEqual([]);
  });
});

describe('a directory to write to', () => {
  const volumesOf = (writable: Writable) => planOf({ writable }).volumes.map(({ name }) => name);

  test('is an empty one of its own, of a size that it cannot exceed', () => {
    const { volumes = [] } = podOf({ writable: { '/app/log': '64Mi' } });
    expect(volumes).toContainEqual({ name: 'log', emptyDir: { sizeLimit: '64Mi' } });
    expect(containerOf({ writable: { '/app/log': '64Mi' } }).volumeMounts).toContainEqual({
      name: 'log',
      mountPath: '/app/log',
    });
  });

  test('is /tmp at least, as large as the chart says', () => {
    expect(podOf({ writable: { '/tmp': '1Gi' } }).volumes).toEqual([
      { name: 'tmp', emptyDir: { sizeLimit: '1Gi' } },
    ]);
  });

  test.each<[readonly string[], readonly string[]]>([
    [['/app/tmp'], ['app-tmp']],
    [
      ['/app/log', '/rails/log'],
      ['log', 'rails-log'],
    ],
    [
      ['/x/cache', '/a-cache', '/a/cache', '/A/cache'],
      ['cache', 'a-cache', 'scratch-4', 'scratch-5'],
    ],
    [
      ['/app/.cache', '/データ'],
      ['app-cache', 'scratch-3'],
    ],
    [[`/app/${'long'.repeat(20)}`], ['scratch-2']],
  ])('of %p is called %p, never twice the same', (paths, names) => {
    expect(volumesOf(Object.fromEntries(paths.map((path) => [path, '1Mi'])))).toEqual(['tmp', ...names]);
  });

  test.each(['/', '', 'log', '/app/', '/app//log', '/app/../etc', '/app/.', '/a:b'])(
    "refuses '%s'",
    (path) => {
      expect(wrongWith({ writable: { [path]: '1Mi' } })).toEqual([
        `orders/web.writable.${path}: expected an absolute directory, got '${path}'; write it as '/app/tmp/cache'`,
      ]);
    },
  );

  test.each(['/app/..data', '/app/.cache', '/app/foo..bar'])("may be '%s'", (path) => {
    expect(wrongWith({ writable: { [path]: '1Mi' } })).toEqual([]);
  });
});

describe('resources', () => {
  test('ask for memory and disk as they limit them, and limit no CPU', () => {
    expect(containerOf({ memory: '768Mi', cpu: '250m' }).resources).toEqual({
      requests: { cpu: '250m', memory: '768Mi', 'ephemeral-storage': '1Gi' },
      limits: { memory: '768Mi', 'ephemeral-storage': '1Gi' },
    });
  });

  test("are the platform's where the chart says nothing", () => {
    const environment: Environment = { ...PLAIN, defaults: { replicas: 2, memory: '2Gi', cpu: '1' } };
    expect(containerOf({}, environment).resources?.requests).toMatchObject({ memory: '2Gi', cpu: '1' });
  });

  test('may be limited to more memory than they ask for', () => {
    const { requests, limits } = containerOf({ memory: '1000Mi', memoryLimit: '3Gi' }).resources ?? {};
    expect([requests?.memory, limits?.memory]).toEqual(['1000Mi', '3Gi']);
  });

  const limited: Environment = { ...PLAIN, limits: { maxMemory: '1Gi', maxCpu: '2' } };
  test.each<[PodProps, string]>([
    [
      { memory: '1025Mi' },
      "memory: expected 1Gi at most, got '1025Mi'; ask for less, or raise the platform's limits",
    ],
    [
      { memory: '512Mi', memoryLimit: '2Gi' },
      "memoryLimit: expected 1Gi at most, got '2Gi'; ask for less, or raise the platform's limits",
    ],
    [
      { memory: '512Mi', memoryLimit: '511Mi' },
      "memoryLimit: expected at least the 512Mi of memory, got '511Mi'; raise memoryLimit or lower memory",
    ],
    [{ cpu: '2001m' }, "cpu: expected 2 at most, got '2001m'; ask for less, or raise the platform's limits"],
    [
      { cpu: '1', cpuLimit: '999m' },
      "cpuLimit: expected at least the 1 of cpu, got '999m'; raise cpuLimit or lower cpu",
    ],
    [
      { cpuLimit: '3' },
      "cpuLimit: expected 2 at most, got '3'; ask for less, or raise the platform's limits",
    ],
    [
      { memory: '1GB' as Memory },
      "memory: expected an amount such as '768Mi' or '1.5Gi', got '1GB'; use Ki, Mi, Gi or Ti",
    ],
    [
      { ephemeralStorage: '0Gi' },
      "ephemeralStorage: expected an amount such as '768Mi' or '1.5Gi', got '0Gi'; use Ki, Mi, Gi or Ti",
    ],
  ])('refuse %p in a namespace of limits', (props, message) => {
    expect(wrongWith(props, limited)).toEqual([`orders/web.${message}`]);
  });

  test.each<[PodProps]>([[{ memory: '1Gi', cpu: '2' }], [{ cpu: '1.001', cpuLimit: '1001m' }]])(
    'may be as much as the limits: %p',
    (props) => {
      expect(wrongWith(props, limited)).toEqual([]);
    },
  );
});
