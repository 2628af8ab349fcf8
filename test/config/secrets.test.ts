import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type EnvProps, looksSecret } from '../../lib/config';
import { envOf, wrongWith } from './plans';

const RUNS = { seed: 20_260_101, numRuns: 500 };

describe('what looks like a secret', () => {
  test.each([
    ['SECRET_KEY_BASE', 'c0ffee'],
    ['PREVIOUS_SECRET_KEY_BASE', 'c0ffee'],
    ['RAILS_MASTER_KEY', 'c0ffee'],
    ['SMTP_PASS', 'hunter2'],
    ['db_password', 'hunter2'],
    ['GITHUB_TOKEN', 'abc'],
    ['AWS_SECRET_ACCESS_KEY', 'abc'],
    ['ACTIVE_RECORD_ENCRYPTION_PRIMARY_KEY', 'abc'],
    ['ACTIVE_RECORD_ENCRYPTION_KEY_DERIVATION_SALT', 'abc'],
    ['PASSWORD', '$(USER)hunter2'],
  ])('is %s by its name, with a value such as %s', (name, value) => {
    expect(looksSecret(name, value)).toBe(true);
  });

  test.each([
    'postgres://app:hunter2@db/orders',
    'redis://:hunter2@redis:6379',
    'jdbc:mysql://app:hunter2@db/orders',
    'redis://a:6379,redis://:hunter2@b:6379',
    'postgres://db/orders?user=app&password=hunter2',
    'host=db password=hunter2',
    'postgres://app:$(A)hunter2@db/orders',
    '-----BEGIN EC PRIVATE KEY-----',
    '-----BEGIN PGP PRIVATE KEY BLOCK-----',
    `AKIA${'A0'.repeat(8)}`,
    `ghp_${'a0'.repeat(18)}`,
    `sk_live_${'a0'.repeat(12)}`,
    `xoxb-${'1'.repeat(12)}-${'a'.repeat(24)}`,
    `SG.${'a'.repeat(22)}.${'b'.repeat(43)}`,
    `eyJ${'a'.repeat(20)}.eyJ${'b'.repeat(20)}.${'c'.repeat(20)}`,
    `https://hooks.slack.com/services/T000/B000/${'a'.repeat(24)}`,
    `AGE-SECRET-KEY-1${'Q'.repeat(58)}`,
  ])('is %s by its value, whatever it is called', (value) => {
    expect(looksSecret('PLAIN', value)).toBe(true);
  });

  test.each([
    ['LOG_LEVEL', 'info'],
    ['SECRET_KEY_BASE_DUMMY', '1'],
    ['PASSWORD_FILE', '/run/secrets/password'],
    ['TOKEN_URL', 'https://auth.example.com/token'],
    ['RESET_PASSWORD', 'true'],
    ['API_TOKEN', '$(OTHER_TOKEN)'],
    ['MAX_TOKEN', '100'],
    ['COMPASS', 'north'],
    ['DATABASE_URL', 'postgres://app:$(DB_PASSWORD)@db/orders'],
    ['DATABASE_URL', 'postgres://app@db:5432/orders'],
    ['SENTRY_DSN', 'https://0123456789abcdef@sentry.example.com/1'],
    ['REGION', 'SG-SINGAPORE-DATACENTER'],
    ['AT', '10:30 a@b'],
  ])('is not %s with the value %s', (name, value) => {
    expect(looksSecret(name, value)).toBe(false);
  });

  test('can be asked about anything', () => {
    const text = fc.string({ unit: 'binary', maxLength: 200 });
    fc.assert(
      fc.property(text, text, (name, value) => expect(typeof looksSecret(name, value)).toBe('boolean')),
      RUNS,
    );
  });

  test('is told however long the text', () => {
    const long = ['a', 'a:', '://', '://a:', 'eyJ', '$(A)', 'password '].map((piece) => piece.repeat(50_000));
    expect(long.map((value) => looksSecret('PLAIN', value))).toEqual(long.map(() => false));
  });
});

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
