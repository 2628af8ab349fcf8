import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import customResources from '../../../imports/kubernetes/custom-resources.json';
import kubernetes from '../../../imports/kubernetes/kubernetes.json';
import type { KubernetesVersion, Manifest } from '../../../lib/kernel';
import { faultsIn } from '../../../lib/policy';
import { CUSTOM_SAMPLES } from './custom-samples';
import { mutationsOf } from './mutations';
import { refusedIn } from './refused';
import { SAMPLES } from './samples';

const VERSIONS = Array.from({ length: 9 }, (_, index): KubernetesVersion => `1.${28 + index}`);
const ALL = [...SAMPLES, ...CUSTOM_SAMPLES];

describe('right objects', () => {
  test.each(ALL)('$kind of $apiVersion has no fault', (sample) => {
    expect(faultsIn(sample)).toEqual([]);
  });

  test.each(VERSIONS)('are right in %s, but for what is newer', (version) => {
    const faults = ALL.flatMap((sample) => faultsIn(sample, { kubernetes: version }));
    expect(faults.filter(({ id }) => id !== 'K5')).toEqual([]);
  });
});

describe('a field more', () => {
  test.each(ALL)('in any object of $kind of $apiVersion is found where it stands', (sample) => {
    const more = [...mutationsOf(sample)].filter(({ title }) => title.endsWith('with a field more'));
    const silent = more.filter(({ object }) => faultsIn(object).length === 0);
    // maps take any key
    expect(silent.map(({ title }) => title).filter((title) => !MAPS.test(title))).toEqual([]);
    expect(more.length).toBeGreaterThan(silent.length);
  });

  const MAPS =
    /\.(labels|matchLabels|nodeSelector|requests|limits|data|hard|capacity|default|max|parameters|podFixed|volumeAttributes|properties|minAllowed|metadata|encryptedData|selector|binaryData|stringData):|Service v1 spec\.selector|^(ConfigMap|Secret) v1 \w+:|^StorageClass .* parameters:/;
});

describe('the tables', () => {
  test.each(Object.entries({ kubernetes, customResources }))(
    '%s names only types that it has',
    (_, table) => {
      const texts = [...Object.values(table.kinds), ...Object.values(table.types)].flatMap((line) =>
        line.split(' '),
      );
      const used = texts
        .map((text) => /:([[{]*)(=?)([A-Za-z]\w*(?:\.\w+)*)/.exec(text))
        .filter((found) => found !== null);
      const names = { '': new Set(Object.keys(table.types)), '=': new Set(Object.keys(table.enums)) };
      const missing = used.filter(
        ([, , mark = '', name = '']) => name.length > 1 && !names[mark as '' | '='].has(name),
      );
      expect(used.length).toBeGreaterThan(500);
      expect(missing.map(([text]) => text)).toEqual([]);
    },
  );

  test('are small enough to be loaded with every command', () => {
    expect(JSON.stringify({ kubernetes, customResources }).length).toBeLessThan(150_000);
  });

  test('have every stable group that charts write', () => {
    const groups = ['v1', 'apps/v1', 'batch/v1', 'networking.k8s.io/v1', 'policy/v1', 'autoscaling/v2'];
    const others = [
      'rbac.authorization.k8s.io',
      'storage.k8s.io',
      'scheduling.k8s.io',
      'coordination.k8s.io',
    ];
    const rare = [
      'discovery.k8s.io',
      'admissionregistration.k8s.io',
      'apiextensions.k8s.io',
      'apiregistration.k8s.io',
    ];
    const wanted = [...groups, ...[...others, ...rare].map((group) => `${group}/v1`)];
    expect(Object.keys(kubernetes.kinds)).toEqual(expect.arrayContaining(wanted));
  });
});

describe('an object of nothing known', () => {
  test('is answered whatever it holds', () => {
    const kinds = fc.constantFrom(
      'Deployment',
      'Service',
      'Secret',
      'HTTPRoute',
      'Ingress',
      'CustomResourceDefinition',
    );
    const versions = fc.constantFrom(
      'apps/v1',
      'v1',
      'gateway.networking.k8s.io/v1',
      'networking.k8s.io/v1',
      '',
      'a/b/c',
    );
    const property = fc.property(kinds, versions, fc.object(), (kind, apiVersion, fields) => {
      const object = { apiVersion, kind, metadata: { name: 'a' }, ...fields } as Manifest;
      return Array.isArray(faultsIn(object, { definitions: [object] }));
    });
    expect(() => fc.assert(property, { numRuns: 500 })).not.toThrow();
  });
});

describe("a team's own definition", () => {
  const definition = {
    kind: 'CustomResourceDefinition',
    spec: {
      group: 'example.com',
      names: { kind: 'Tenant' },
      versions: [
        {
          name: 'v1',
          schema: {
            openAPIV3Schema: {
              type: 'object',
              required: ['spec'],
              properties: {
                spec: {
                  type: 'object',
                  required: ['plan'],
                  properties: {
                    plan: { type: 'string', enum: ['small', 'large'] },
                    seats: { type: 'integer' },
                    notes: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
                  },
                },
              },
            },
          },
        },
      ],
    },
  };
  const tenant = (spec: object): Manifest => ({
    apiVersion: 'example.com/v1',
    kind: 'Tenant',
    metadata: { name: 'a' },
    spec,
  });
  const said = (spec: object) =>
    faultsIn(tenant(spec), { definitions: [definition] }).map(({ id, field, severity }) => [
      id,
      field,
      severity,
    ]);

  test('holds its objects as strictly as Kubernetes holds its own', () => {
    expect(said({ plan: 'small', seat: 1 })).toEqual([['K1', 'spec.seat', 'error']]);
    expect(said({ plan: 'small', odd: 1 })).toEqual([['K1', 'spec.odd', 'error']]);
    expect(said({ plan: 'medium' })).toEqual([['K4', 'spec.plan', 'error']]);
    expect(said({ seats: '5' }).map(([id, field]) => `${id} ${field}`)).toEqual([
      'K2 spec.seats',
      'K3 spec.plan',
    ]);
  });

  test('leaves alone what it allows, and what it preserves', () => {
    expect(said({ plan: 'large', seats: 5, notes: { any: ['thing'] } })).toEqual([]);
  });

  test('is not needed for what nobody defines', () => {
    expect(faultsIn(tenant({ odd: 1 }))).toEqual([]);
  });
});

describe('what a newer definition may have', () => {
  const route = (spec: object): Manifest => ({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name: 'a' },
    spec,
  });

  test('is a warning, unless it is a slip', () => {
    const [unknown] = faultsIn(route({ sessionPersistenceOfTomorrow: {} }));
    expect(unknown).toMatchObject({ id: 'K1', severity: 'warning' });
    expect(refusedIn(route({ hostname: ['a.example.com'] }))).toMatchObject([
      { id: 'K1', field: 'spec.hostname', fix: 'write hostnames' },
    ]);
  });

  test('is a warning too in a Kubernetes that is newer than the tables', () => {
    const [sample] = SAMPLES;
    const next = { ...(sample as Manifest), fieldOfTomorrow: {} };
    expect(faultsIn(next, { kubernetes: '1.99' })).toMatchObject([{ id: 'K1', severity: 'warning' }]);
    expect(faultsIn(next)).toMatchObject([{ id: 'K1', severity: 'error' }]);
  });

  test('other kinds and versions of a known project are left alone, or named', () => {
    const other = { ...route({}), kind: 'GRPCRoute' };
    expect(faultsIn(other)).toEqual([]);
    const old = { ...route({}), apiVersion: 'gateway.networking.k8s.io/v1alpha2' };
    expect(faultsIn(old)).toMatchObject([{ id: 'K5', severity: 'warning' }]);
  });
});
