import { describe, expect, test } from '@jest/globals';
import { App, Chart } from 'cdk8s';
import { EnvConfig, type EnvProps } from '../../lib/config';
import { externalsIn, type Manifest } from '../../lib/kernel';

const chart = () => new Chart(new App(), 'orders');
const env = (props: EnvProps, id = 'env') => new EnvConfig(chart(), id, props);
const configMapOf = (props: EnvProps): Manifest | undefined => env(props).configMap?.toJson();

describe('the ConfigMap of clear values', () => {
  test('is named after service, part and content', () => {
    expect(configMapOf({ clear: { A: 1 } })?.metadata.name).toMatch(/^orders-env-[0-9a-f]{8}$/);
  });

  test('has the same name for the same content, whatever the order of its lines', () => {
    const [one, other] = [
      { A: 1, B: 2 },
      { B: '2', A: '1' },
    ].map((clear) => env({ clear }).configMap?.name);
    expect(one).toBe(other);
  });

  test.each<[Record<string, string>]>([[{ A: '2' }], [{ A: '1', B: '' }], [{ B: '1' }]])(
    'has another name for another content: %p',
    (clear) => {
      expect(env({ clear }).configMap?.name).not.toBe(env({ clear: { A: 1 } }).configMap?.name);
    },
  );

  test('is immutable, so that old pods keep what they started with', () => {
    expect(configMapOf({ clear: { A: 1 } })?.immutable).toBe(true);
  });

  test('is pruned last, when no pod of the old rollout is left', () => {
    expect(configMapOf({ clear: { A: 1 } })?.metadata.annotations).toEqual({
      'argocd.argoproj.io/sync-options': 'PruneLast=true',
      'argocd.argoproj.io/sync-wave': '-30',
    });
  });

  test.each<[EnvProps]>([[{}], [{ clear: {} }], [{ secret: ['A'] }]])('is left out for %p', (props) => {
    expect(configMapOf(props)).toBeUndefined();
  });

  describe('of a fixed name', () => {
    const fixed = (clear: Record<string, number>) => env({ clear, configMap: 'orders.config' });

    test('is called exactly so', () => {
      expect(fixed({ A: 1 }).configMap?.name).toBe('orders.config');
    });

    test('can be changed, for another content has no other name', () => {
      expect(fixed({ A: 1 }).configMap?.toJson()).not.toHaveProperty('immutable');
    });

    test('is there even when it is empty, for somebody else may look for it', () => {
      expect(fixed({}).configMap?.toJson().data).toEqual({});
    });

    test('rolls the pods by a checksum of its content', () => {
      const [one, same, other] = [{ A: 1 }, { A: 1 }, { A: 2 }].map((clear) => fixed(clear).checksums);
      expect(one).toEqual({ 'checksum/orders.config': expect.stringMatching(/^[0-9a-f]{8}$/) });
      expect([same, other]).toEqual([one, expect.not.objectContaining(one ?? {})]);
    });

    test.each(['Orders_Config', '', 'a'.repeat(64)])('refuses %p', (configMap) => {
      expect(() => env({ clear: { A: 1 }, configMap })).toThrow(
        /^orders\/env\.configMap: expected a name .* 63 characters at most, got /,
      );
    });
  });

  test('that is named after its content needs no checksum', () => {
    expect(env({ clear: { A: 1 } }).checksums).toEqual({});
  });

  test('refuses a name that is too long, where the chart would meet it', () => {
    expect(() => env({ clear: { A: 1 } }, 'e'.repeat(60))).toThrow(
      /^orders\/e+: expected a name .* 63 characters at most/,
    );
  });

  test('that somebody else makes is known to the chart as such', () => {
    const around = chart();
    new EnvConfig(around, 'env', { from: [{ configMap: 'holidays' }, { secret: 'rails' }] });
    expect([...externalsIn(around)]).toEqual(['ConfigMap/holidays']);
  });
});

describe('a container', () => {
  test('takes whole sources of others first, so that what is declared here wins', () => {
    const shared = env({ clear: { A: 1 }, from: [{ secret: 'rails' }] });
    expect(shared.forContainer().from).toEqual([
      { secretRef: { name: 'rails' } },
      { configMapRef: { name: shared.configMap?.name } },
    ]);
  });
});
