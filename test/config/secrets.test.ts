import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { EnvProps } from '../../lib/config';
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
