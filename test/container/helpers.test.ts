import { describe, expect, test } from '@jest/globals';
import { checkTaskPod, type PodProps, type SidecarProps } from '../../lib/container';
import { messagesOf } from '../kernel/messages';
import { containerCalled, PLAIN, podOf, wrongWith } from './pods';

const OLD = { ...PLAIN, kubernetes: '1.28' } as const;
const TUNNEL: SidecarProps = { image: 'tunnel:2.1', memory: '64Mi', ports: { tunnel: 5432 } };
const namesOf = (containers: readonly { readonly name: string }[] = []) => containers.map(({ name }) => name);

describe('a sidecar', () => {
  test('starts before and stops after the main container', () => {
    const { initContainers, containers } = podOf({ sidecars: { tunnel: TUNNEL } });
    expect(initContainers).toMatchObject([{ name: 'tunnel', image: 'tunnel:2.1', restartPolicy: 'Always' }]);
    expect(namesOf(containers)).toEqual(['web']);
  });

  test.each<[string, SidecarProps, typeof PLAIN]>([
    ['where Kubernetes knows no other', TUNNEL, OLD],
    ['where the chart says so', { ...TUNNEL, native: false }, PLAIN],
  ])('stands beside the main container %s', (_where, tunnel, environment) => {
    const props: PodProps = { sidecars: { tunnel } };
    expect(namesOf(podOf(props, environment).containers)).toEqual(['web', 'tunnel']);
    expect(containerCalled('tunnel', props, environment)).not.toHaveProperty('restartPolicy');
    expect(wrongWith(props, environment)).toEqual([]);
  });

  test.each<[PodProps, number]>([
    [{ port: 3000 }, 45],
    [{ shutdown: { jobTimeout: '60s' } }, 60],
  ])('beside the main container of %p goes on for %p seconds', (props, seconds) => {
    const { lifecycle } = containerCalled('tunnel', {
      ...props,
      sidecars: { tunnel: { ...TUNNEL, native: false } },
    });
    expect(lifecycle).toEqual({ preStop: { sleep: { seconds } } });
  });

  test('is asked at its port where it has one, and not at all unless the chart says so', () => {
    const asked = containerCalled('tunnel', { sidecars: { tunnel: { ...TUNNEL, probes: { path: '/up' } } } });
    expect(asked.readinessProbe?.httpGet).toEqual({ path: '/up', port: 'tunnel' });
    expect(containerCalled('tunnel', { sidecars: { tunnel: TUNNEL } })).not.toHaveProperty('readinessProbe');
  });

  test('shares a volume with the main container by its source', () => {
    const volumes = { '/data': { claim: 'uploads' } };
    const { volumes: all } = podOf({ volumes, sidecars: { scan: { image: 'scan:1', volumes } } });
    expect(namesOf(all)).toEqual(['tmp', 'data']);
  });

  test('may have a /tmp of its own', () => {
    const props: PodProps = { sidecars: { scan: { image: 'scan:1', writable: { '/tmp': '1Mi' } } } };
    const [mount] = containerCalled('scan', props).volumeMounts ?? [];
    expect(mount?.mountPath).toBe('/tmp');
    expect(mount?.name).not.toBe('tmp');
  });

  test.each<[PodProps, typeof PLAIN, string]>([
    [
      { sidecars: { tunnel: { ...TUNNEL, native: true } } },
      OLD,
      "sidecars.tunnel.native: expected Kubernetes 1.29 or later, got '1.28'; leave native out, or run Kubernetes 1.29",
    ],
    [
      { port: 5432, sidecars: { tunnel: TUNNEL } },
      PLAIN,
      'sidecars.tunnel.ports.tunnel: expected a number that no other port of the pod has, got 5432; give one of the two another: the containers of a pod share one address',
    ],
    [
      { sidecars: { 'wait-for-migration': TUNNEL } },
      PLAIN,
      "sidecars.wait-for-migration: expected a name that no other container of the pod has, got 'wait-for-migration'; rename it",
    ],
    [
      { sidecars: { tunnel: TUNNEL }, init: { tunnel: { command: ['a'] } } },
      PLAIN,
      "init.tunnel: expected a name that no other container of the pod has, got 'tunnel'; rename it",
    ],
    [
      { sidecars: { Tunnel: TUNNEL } },
      PLAIN,
      "sidecars.Tunnel: expected a name of lower-case letters, digits and '-', 63 characters at most, got 'Tunnel'; choose a shorter or simpler name",
    ],
  ])('is refused in %p', (props, environment, message) => {
    expect(wrongWith(props, environment)).toEqual([`orders/web.${message}`]);
  });
});

describe('a container of its own image', () => {
  const OWN = { image: 'own:1', command: ['run'] };
  const HELPERS: readonly (readonly [string, PodProps])[] = [
    ['proxy', { port: 3000, proxy: OWN }],
    ['own', { sidecars: { own: OWN } }],
    ['own', { init: { own: OWN } }],
  ];

  test.each(HELPERS)('%s asks for little, whatever a Rails process asks for: %p', (name, props) => {
    const large = { ...PLAIN, defaults: { replicas: 2, memory: '2Gi', cpu: '1' } } as const;
    expect(containerCalled(name, props, large).resources).toEqual({
      requests: { cpu: '50m', memory: '128Mi', 'ephemeral-storage': '256Mi' },
      limits: { memory: '128Mi', 'ephemeral-storage': '256Mi' },
    });
  });

  test('asks for what the chart says', () => {
    const own = { ...OWN, memory: '64Mi', memoryLimit: '96Mi', cpu: '1', ephemeralStorage: '2Gi' } as const;
    expect(containerCalled('own', { sidecars: { own } }).resources).toEqual({
      requests: { cpu: '1', memory: '64Mi', 'ephemeral-storage': '2Gi' },
      limits: { memory: '96Mi', 'ephemeral-storage': '2Gi' },
    });
  });

  test('is refused where the platform allows less', () => {
    const limited = { ...PLAIN, limits: { maxMemory: '1Gi' } } as const;
    expect(wrongWith({ sidecars: { own: { ...OWN, memory: '2Gi' } } }, limited)).toEqual([
      "orders/web.sidecars.own.memory: expected 1Gi at most, got '2Gi'; ask for less, or raise the platform's limits",
    ]);
  });
});

describe('what runs before the main container', () => {
  const BEFORE: PodProps = {
    stickyTmp: '/tmp/ruby',
    sidecars: { tunnel: TUNNEL },
    init: { second: { command: ['b'] }, first: { command: ['a'] } },
  };

  test('starts with the native sidecars, and then follows the order of the chart', () => {
    expect(namesOf(podOf(BEFORE).initContainers)).toEqual(['tunnel', 'sticky-tmp', 'second', 'first']);
  });

  test('runs in its image, with its variables, files and memory, and its own beside them', () => {
    const env = [
      { name: 'A', value: '1' },
      { name: 'B', value: '1' },
    ];
    const props: PodProps = {
      memory: '768Mi',
      memoryLimit: '1Gi',
      writable: { '/app/log': '1Mi' },
      init: {
        seed: { command: ['bin/seed'], variables: { B: '2' }, volumes: { '/seeds': { claim: 'seeds' } } },
      },
    };
    const [seed] = podOf(props, PLAIN, env).initContainers ?? [];
    expect(seed).toMatchObject({
      image: 'registry.example.com/orders:4f2a9c1',
      env: [
        { name: 'A', value: '1' },
        { name: 'B', value: '2' },
      ],
      volumeMounts: [{ mountPath: '/tmp' }, { mountPath: '/app/log' }, { mountPath: '/seeds' }],
      resources: { requests: { memory: '768Mi', cpu: '100m' }, limits: { memory: '1Gi' } },
    });
  });

  test('may ask for less', () => {
    const props: PodProps = { memory: '768Mi', init: { seed: { command: ['bin/seed'], memory: '64Mi' } } };
    expect(containerCalled('seed', props).resources).toMatchObject({
      requests: { memory: '64Mi', cpu: '100m' },
      limits: { memory: '64Mi' },
    });
  });

  test('may read keys of a Secret and fields of the pod', () => {
    const variables = {
      DD_API_KEY: { secret: 'datadog', key: 'api-key' },
      POD_NAME: { field: 'metadata.name' },
    };
    const pod = podOf({ init: { wait: { image: 'postgres:17.2', command: ['pg_isready'], variables } } });
    expect(pod.initContainers?.find(({ name }) => name === 'wait')?.env).toEqual([
      { name: 'DD_API_KEY', valueFrom: { secretKeyRef: { name: 'datadog', key: 'api-key' } } },
      { name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
    ]);
  });

  test.each([
    [{ secret: 'datadog', key: 'a b' }, "key: expected a key of letters, digits, '-', '_' and '.'"],
    [{ secret: 'Data_Dog', key: 'a' }, 'secret: expected the name of a Secret'],
    [{ field: 'metadata.nam' }, "field: expected a field of the downward API, got 'metadata.nam'"],
  ])('never reads %p', (variable, message) => {
    const wait = { image: 'postgres:17.2', command: ['pg_isready'], variables: { A: variable } };
    expect(wrongWith({ init: { wait } })).toEqual([
      expect.stringContaining(`orders/web.init.wait.variables.A.${message}`),
    ]);
  });

  test('in an image of its own has nothing but its own variables and files, and /tmp', () => {
    const wait: NonNullable<PodProps['init']> = {
      wait: { image: 'postgres:17.2', command: ['pg_isready'], variables: { PGHOST: 'db' } },
    };
    const props: PodProps = { writable: { '/app/log': '1Mi' }, init: wait };
    const [container] = podOf(props, PLAIN, [{ name: 'A', value: '1' }]).initContainers ?? [];
    expect(container).toMatchObject({
      image: 'postgres:17.2',
      env: [{ name: 'PGHOST', value: 'db' }],
      volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
    });
  });

  test('is refused without a command, for the image by itself would never end', () => {
    expect(wrongWith({ init: { seed: {} } })).toEqual([
      'orders/web.init.seed: expected a command, got nothing; say what runs: the image by itself would start what never ends',
    ]);
  });

  test('is refused where the platform allows less', () => {
    const limited = { ...PLAIN, limits: { maxMemory: '1Gi' } } as const;
    const props: PodProps = {
      memory: '2Gi',
      init: { a: { command: ['a'] }, b: { command: ['b'], cpu: '1', memory: '3Gi' } },
    };
    expect(wrongWith(props, limited)).toEqual([
      "orders/web.memory: expected 1Gi at most, got '2Gi'; ask for less, or raise the platform's limits",
      "orders/web.init.b.memory: expected 1Gi at most, got '3Gi'; ask for less, or raise the platform's limits",
    ]);
  });
});

describe('the pod of a Job', () => {
  const refusalsOf = (props: PodProps, environment = PLAIN) =>
    messagesOf((path) => checkTaskPod(props, environment, path));

  test.each<[PodProps, typeof PLAIN, string]>([
    [
      { proxy: { image: 'nginx:1.31.3' } },
      PLAIN,
      "proxy: expected no proxy where nothing serves, got 'nginx:1.31.3'; leave proxy out",
    ],
    [
      { sidecars: { tunnel: TUNNEL } },
      OLD,
      "sidecars.tunnel: expected a native sidecar, from Kubernetes 1.29 up, got 'tunnel:2.1'; leave it out: a Job ends when all of its ordinary containers have ended",
    ],
  ])('is refused what never ends: %p', (props, environment, message) => {
    expect(refusalsOf(props, environment)).toEqual([`orders/web.${message}`]);
  });

  test('may have native sidecars', () => {
    expect(refusalsOf({ sidecars: { tunnel: TUNNEL } })).toEqual([]);
  });
});
