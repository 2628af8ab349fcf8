import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { EnvProps } from '../../lib/config';
import { planOwn } from '../../lib/config/own-variables';
import { inspect } from '../../lib/kernel';
import { messagesOf } from '../kernel/messages';
import { KNOWN_BY_CHANCE } from '../kernel/secret-kinds';
import { envOf, wrongWith } from './plans';

const RUNS = { seed: 20_260_101, numRuns: 500 };

describe('a secret in clear', () => {
  test('refuses to go on, and says where it belongs', () => {
    expect(wrongWith({ clear: { SMTP_PASSWORD: 'hunter2' } })).toEqual([
      "orders/env.clear.SMTP_PASSWORD: expected a value that anybody may read, got what looks like a secret; put it into the Secret and name its key: secret: ['SMTP_PASSWORD']",
    ]);
  });

  const random = fc.stringMatching(/^[A-Za-z0-9]{24}$/);
  const disguise = fc.constantFrom<(secret: string) => Record<string, string>>(
    (secret) => ({ SMTP_PASSWORD: secret }),
    (secret) => ({ URL: `mysql://app:${secret}@db` }),
    (secret) => ({ URL: `mysql://app:${secret}@$(HOST)` }),
    (secret) => ({ KEY: `-----BEGIN PRIVATE KEY-----\n${secret}` }),
    (secret) => ({ TOKEN: `${secret}$(NOBODY)` }),
  );

  test('is in no message and in no plan', () => {
    const law = (secret: string, hide: (secret: string) => Record<string, string>) => {
      const clear = hide(secret);
      const said = JSON.stringify([wrongWith({ clear }), envOf({ clear })]);
      expect([said.includes('what looks like a secret'), said.includes(secret)]).toEqual([true, false]);
    };
    fc.assert(fc.property(random, disguise, law), RUNS);
  });

  test.each<[string, (secret: string) => EnvProps]>([
    ['a key', (secret) => ({ secret: [secret] })],
    ['a Secret', (secret) => ({ secret: [{ from: secret, keys: ['A'] }] })],
    ['the key of a variable', (secret) => ({ secret: [{ from: 'a', keys: { A: secret } }] })],
    ['a whole Secret', (secret) => ({ from: [{ secret }] })],
  ])('is in no message where it stands in place of %s', (_where, props) => {
    const law = (secret: string) => {
      const said = wrongWith(props(`mysql://app:${secret}@db`));
      expect([said.length > 0, said.join().includes(secret)]).toEqual([true, false]);
    };
    fc.assert(fc.property(random, law), RUNS);
  });
});

describe('a clear value that looks drawn by lot', () => {
  const [drawn] = KNOWN_BY_CHANCE.filter(({ kind }) => kind === 'Rails master key');
  const value = drawn?.text ?? '';
  const empty = envOf({});
  const inOwn = (own: EnvProps) => messagesOf((path) => planOwn(empty, own, path), 'orders/api.variables');
  const ownOf = (own: EnvProps) => inspect('orders/api', (path) => planOwn(empty, own, path)).value;
  const OPEN: EnvProps = { clear: { CAPTCHA: value }, public: ['CAPTCHA'] };

  test('refuses to go on, and says what both ways out are', () => {
    expect(wrongWith({ clear: { CAPTCHA: value } })).toEqual([
      "orders/env.clear.CAPTCHA: expected a value that anybody may read, got what looks drawn by lot, as keys are; put it into the Secret and name its key: secret: ['CAPTCHA']; if anybody may read it, write public: ['CAPTCHA']",
    ]);
  });

  test('refuses to go on among the variables of a single container too', () => {
    expect(inOwn({ clear: { CAPTCHA: value } })).toEqual([
      expect.stringContaining('orders/api.variables.clear.CAPTCHA: expected a value that anybody may read'),
    ]);
  });

  test('reaches the pods where anybody may read it', () => {
    expect([wrongWith(OPEN), envOf(OPEN).data]).toEqual([[], { CAPTCHA: value }]);
  });

  test('reaches a single container where anybody may read it', () => {
    expect([inOwn(OPEN), ownOf(OPEN).variables]).toEqual([[], [{ name: 'CAPTCHA', value }]]);
  });

  test.each<[string, EnvProps]>([
    ['its name', { clear: { API_TOKEN: value }, public: ['API_TOKEN'] }],
    ['its form', { clear: { CAPTCHA: `key-${value}` }, public: ['CAPTCHA'] }],
  ])('stays refused where %s says that it is a secret, whatever is public', (_, props) => {
    const said = expect.stringContaining('got what looks like a secret');
    expect([wrongWith(props), inOwn(props)]).toEqual([[said], [said]]);
  });

  test.each<[string, EnvProps, string]>([
    ['is not clear', { secret: ['A'], public: ['A'] }, "expected a variable of clear, got 'A'"],
    ['is nowhere', { clear: { A: value }, public: ['A', 'B'] }, "expected a variable of clear, got 'B'"],
    [
      'looks like a word',
      { clear: { A: 'info' }, public: ['A'] },
      'expected a variable whose value looks drawn',
    ],
    ['is a number', { clear: { A: 0 }, public: ['A'] }, 'expected a variable whose value looks drawn'],
  ])('refuses a name in public that %s', (_, props, message) => {
    const said = expect.stringContaining(message);
    expect([wrongWith(props), inOwn(props)]).toEqual([[said], [said]]);
  });

  test('may be named in public where its name says as much', () => {
    const props = { clear: { RECAPTCHA_SITE_KEY: value }, public: ['RECAPTCHA_SITE_KEY'] };
    expect(wrongWith(props)).toEqual([]);
  });

  test.each(KNOWN_BY_CHANCE)('is in no message and in no plan: $kind', ({ text }) => {
    const props = { clear: { PLAIN: text } };
    const said = JSON.stringify([wrongWith(props), envOf(props), inOwn(props), ownOf(props)]);
    expect([said.includes('what looks drawn by lot'), said.includes(text)]).toEqual([true, false]);
  });
});
