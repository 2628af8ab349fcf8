import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Manifest } from '../../../lib/kernel';
import { judge } from '../../../lib/policy';
import { POD_CHECKS } from '../../../lib/policy/pods';
import { object, rendered, service } from '../objects';
import {
  autoscaler,
  budget,
  configMap,
  ENV_FROM,
  fromSecret,
  ingress,
  migration,
  onAlb,
  open,
  web,
  worker,
} from './shop';

/** Everything that the checks of pods read. */
const SHOP: readonly Manifest[] = [
  ...open(
    web({
      container: { envFrom: ENV_FROM, env: [fromSecret('DATABASE_URL', 'url')] },
      pod: {
        volumes: [{ name: 'files', persistentVolumeClaim: { claimName: 'files' } }],
        topologySpreadConstraints: [{ topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule' }],
      },
      spec: { strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } } },
    }),
    onAlb('deregistration_delay.timeout_seconds=30'),
  ),
  worker({ container: { env: [{ name: 'SIDEKIQ_TIMEOUT', value: '20' }] } }),
  migration({ container: { env: [fromSecret('DATABASE_URL', 'url')] } }),
  configMap({ PORT: '3000' }),
  budget({ minAvailable: 1 }),
  autoscaler({ metrics: [{ resource: { name: 'cpu', target: { averageUtilization: 70 } } }] }),
  object('PersistentVolumeClaim/files', { spec: { accessModes: ['ReadWriteOnce'] } }),
];

/** Ways to every place in an object, but to what makes it one. */
function waysIn(value: unknown, way: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [way];
  const inside = Object.entries(value).flatMap(([key, inner]) => waysIn(inner, [...way, key]));
  return way.length === 0 ? inside : [way, ...inside];
}

const WAYS = SHOP.flatMap((one, index) =>
  waysIn({ spec: one.spec, data: one.data, metadata: { annotations: one.metadata.annotations } }).map(
    (way) => [String(index), ...way] as const,
  ),
).filter((way) => way.join('.') !== `${way[0]}.metadata`);

function put(value: unknown, [key = '', ...way]: readonly string[], odd: unknown): unknown {
  const copy = (Array.isArray(value) ? [...value] : { ...Object(value) }) as Record<string, unknown>;
  copy[key] = way.length === 0 ? odd : put(copy[key], way, odd);
  return copy;
}

const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 1 }),
  fc.constantFrom<unknown>(undefined, null, [null], '', '%', '-1', -1, 1e9, {}, [], '0%', ['sleep'], true),
);

describe('the checks of pods', () => {
  test('answer whatever stands anywhere in an object and never throw', () => {
    const property = fc.property(fc.constantFrom(...WAYS), odd, (way, value) => {
      const objects = put(SHOP, way, value) as readonly Manifest[];
      return Array.isArray(judge([rendered(objects)], { whole: true }, POD_CHECKS));
    });
    expect(() => fc.assert(property, { numRuns: 1000 })).not.toThrow();
  });

  test('say of a service among many in a namespace what they say of it alone', () => {
    const shop = (name: string): readonly Manifest[] => {
      const made = web({ container: { lifecycle: undefined } });
      const renamed = JSON.parse(JSON.stringify(made).replaceAll('"app":"web"', `"app":"${name}"`));
      const door = JSON.parse(JSON.stringify(ingress()).replaceAll('"name":"web"', `"name":"${name}"`));
      const ports = [{ name: 'http', port: 80, targetPort: 'http' }];
      return [
        { ...renamed, metadata: { ...made.metadata, name } },
        service(name, { app: name }, ports),
        door,
      ];
    };
    const of = (objects: readonly Manifest[]) =>
      judge([rendered(objects)], { whole: true }, POD_CHECKS).filter(({ finding }) => finding.id === 'F3');
    const names = Array.from({ length: 40 }, (_, index) => `shop-${index}`);
    expect(names.flatMap((name) => of(shop(name)))).toHaveLength(names.length);
    expect(of(names.flatMap(shop))).toHaveLength(names.length);
  });
});
