import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { PodProps, Volumes } from '../../lib/container';
import { cpu, duration, image, memory, path, probes, some, text, words, writable } from '../odd-values';
import { PLAIN, podOf, wrongWith } from './pods';

const RUNS = { seed: 8, numRuns: 150 };

const clusters = fc.constantFrom(PLAIN, { ...PLAIN, kubernetes: '1.28' } as const);
const few = <T>(keys: fc.Arbitrary<string>, values: fc.Arbitrary<T>) =>
  fc.dictionary(keys, values, { maxKeys: 2 });

const name = fc.constantFrom('a', 'web', 'sticky-tmp', 'Bad_Name', '');
const port = fc.constantFrom(0, 80, 3000, 8080, 1.5);
const ports = few(fc.constantFrom('http', 'metrics', 'x'.repeat(16), ''), port);
const labels = few(fc.constantFrom('team', 'a/b/c', 'app.kubernetes.io/name'), text);
const reference = fc.constantFrom('a', 'A', '', { kind: 'ConfigMap', name: 'a', checksum: '' });
const files = {
  key: fc.constantFrom('a', '..', ''),
  items: few(fc.constantFrom('a', '/'), path),
  mode: fc.constantFrom(0, 0o777, 0o1000, -1),
  optional: fc.boolean(),
};
const volume = fc.oneof(
  some({ claim: reference, configMap: reference, secret: reference, readOnly: fc.boolean(), name, ...files }),
  some({ emptyDir: fc.record({ size: memory, inMemory: fc.boolean() }), subPath: path, name }),
  fc.record({ token: some({ audience: text, expiration: duration, path: text }) }),
  fc.record({ nfs: fc.record({ server: text, path }) }),
  fc.record({ csi: fc.record({ driver: text }), readOnly: fc.boolean() }),
);

const container = {
  command: words,
  args: words,
  variables: few(fc.constantFrom('FLAG', 'A-B', 'API_TOKEN'), text),
  // two sources, and none, are what the types forbid
  volumes: few(fc.constantFrom('/data', '/tmp', 'data'), volume) as fc.Arbitrary<Volumes>,
  writable,
  memory,
  memoryLimit: memory,
  cpu,
};

const withImage = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.tuple(some(model), image).map(([props, own]) => ({ ...props, image: own }));

const oddProps: fc.Arbitrary<PodProps> = some({
  ...container,
  entrypoint: words,
  containerName: name,
  port: fc.oneof(port, fc.record({ name, number: port })),
  ports,
  probes,
  proxy: withImage({ ...container, name, port, probes, preStop: duration, quit: words }),
  sidecars: few(name, withImage({ ...container, native: fc.boolean(), ports, probes })),
  init: few(name, some({ ...container, image })),
  placement: some({ nodeSelector: labels, priorityClass: text, hostAliases: few(text, words) }),
  metadata: some({ labels, annotations: labels }),
});

const size = fc.constant('1Mi' as const);
const plainContainer = {
  command: fc.constant(['run']),
  writable: few(fc.constantFrom('/tmp', '/a/cache', '/b/cache'), size),
  volumes: few(
    fc.constantFrom('/cache', '/c/cache', '/tmp'),
    fc.oneof(
      fc.record({ claim: fc.constantFrom('one', 'two') }),
      fc.record({ configMap: fc.constant('one'), key: fc.constantFrom('a', 'b') }),
      fc.record({ emptyDir: fc.record({ size }), name: fc.constantFrom('cache', 'a-cache') }),
      fc.record({ emptyDir: fc.record({ size }) }),
    ),
  ),
};
const plainPort = fc.constantFrom(80, 3000, 8080);
const plainPorts = few(fc.constantFrom('http', 'metrics', 'app'), plainPort);
const plainName = fc.constantFrom('web', 'proxy', 'one', 'two');
const plainImage = fc.constant('registry.example.com/a:1');

/** What most charts say, in names, numbers and paths that meet now and then. */
const plainProps: fc.Arbitrary<PodProps> = some({
  ...plainContainer,
  containerName: plainName,
  port: plainPort,
  ports: plainPorts,
  proxy: fc.record({ ...plainContainer, image: plainImage, port: plainPort }),
  sidecars: few(plainName, fc.record({ ...plainContainer, image: plainImage, ports: plainPorts })),
  init: few(plainName, fc.record(plainContainer)),
});

const twice = (values: readonly unknown[]) => values.length - new Set(values).size;

/** What the API server or the network of a pod never allows. */
function expectSound(props: PodProps, environment: typeof PLAIN): void {
  const { containers, initContainers = [], volumes = [] } = podOf(props, environment);
  const all = [...initContainers, ...containers];
  const ports = all.flatMap(({ ports: own = [] }) => own);
  const names = [all, volumes, ports].map((named) => named.map((item) => item.name));
  expect(names.map(twice)).toEqual([0, 0, 0]);
  expect(twice(ports.map(({ containerPort }) => containerPort))).toBe(0);
  for (const { volumeMounts = [] } of all) {
    expect(twice(volumeMounts.map(({ mountPath }) => mountPath))).toBe(0);
    expect(names[1]).toEqual(expect.arrayContaining(volumeMounts.map((mount) => mount.name)));
  }
}

describe('whatever a chart says of a pod', () => {
  test('it is answered with findings that begin with their place, and with a pod', () => {
    const law = (props: PodProps, environment: typeof PLAIN) => {
      const astray = wrongWith(props, environment).filter((line) => !line.startsWith('orders/web'));
      expect(astray).toEqual([]);
      expect(podOf(props, environment).containers.length).toBeGreaterThan(0);
    };
    fc.assert(fc.property(oddProps, clusters, law), RUNS);
  });

  test('it is refused, or its containers have names, ports, volumes and paths of their own', () => {
    const law = (props: PodProps, environment: typeof PLAIN) => {
      fc.pre(wrongWith(props, environment).length === 0);
      expectSound(props, environment);
    };
    fc.assert(fc.property(plainProps, clusters, law), RUNS);
  });
});
