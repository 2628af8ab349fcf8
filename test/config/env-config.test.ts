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

  test('has its own variables behind those of all', () => {
    const { variables } = env({ secret: ['A'] }).forContainer({ EMPTY: '' });
    expect(variables).toMatchObject([{ name: 'A' }, { name: 'EMPTY', value: '' }]);
  });

  test('has its own variable in place of a shared one, never both', () => {
    const { variables } = env({ secret: ['A', 'B'] }).forContainer({ A: 'mine' });
    expect(variables).toMatchObject([{ name: 'A', value: 'mine' }, { name: 'B' }]);
  });

  test.each([
    ['a$$b', 'a$$$$b'],
    ['$(KEY)', '$(KEY)'],
    ['$(HOST)', 'db'],
    ['$$(KEY)', '$$(KEY)'],
  ])('has its own variable %p as Kubernetes must read it: %p', (value, written) => {
    const shared = env({ secret: ['KEY'], clear: { HOST: 'db' } });
    const own = shared.forContainer({ OWN: value }).variables.find(({ name }) => name === 'OWN');
    expect(own?.value).toBe(written);
  });

  test.each([
    [
      { PASSWORD: 'hunter2' },
      "PASSWORD: expected a value that anybody may read, got what looks like a secret; put it into the Secret and name its key: secret: ['PASSWORD']",
    ],
    [
      { 'MY-VAR': '' },
      "MY-VAR: expected a variable's name of letters, digits and '_', no digit first, got something else; rename the variable; never write a value here",
    ],
    [
      { A: '$(A)' },
      'A: expected variables that stand before it, got $(A); declare A above it, or write $$(A) for the text itself',
    ],
    [
      { A: '$(B)' },
      'A: expected variables that stand before it, got $(B); declare B above it, or write $$(B) for the text itself',
    ],
  ])('refuses variables of its own such as %p', (own, message) => {
    expect(() => env({}).forContainer(own)).toThrow(new Error(`orders/env.variables.${message}`));
  });

  test('has what is wrong with its own variables filed where its workload says', () => {
    const attempt = () => env({}).forContainer({ A: '$(B)' }, 'orders/web.variables');
    expect(attempt).toThrow(/^orders\/web\.variables\.A: /);
  });
});
