import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { looksSecret, withoutSecrets } from '../../lib/kernel';
import { SHAPES } from './secrets';

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
    ['PGPASSWORD', 'hunter2'],
  ])('is %s by its name, with a value such as %s', (name, value) => {
    expect(looksSecret(name, value)).toBe(true);
  });

  test.each([
    'postgres://app:hunter2@db/orders',
    'redis://:hunter2@redis:6379',
    'jdbc:mysql://app:hunter2@db/orders',
    'redis://:hunter/2@redis:6379',
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
    `npm_${'a0'.repeat(18)}`,
    'https://db/orders?access_token=hunter2',
    'proxy_set_header Authorization "Basic dXNlcjpwYXNz"',
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
    ['CACHE', 'npm_config_cache'],
    ['ABOUT', 'Basic authentication is on'],
    ['URL', 'https://db/orders?token=true'],
    ['URL', 'https://db:3306/orders?by=a@b'],
    ['URL', 'https://$(HOST):$(PORT)/orders?by=a@b'],
    ['SCRIPT', 'psql password=$PASSWORD'],
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
    const long = ['a', 'a:', '://', '://a:', 'eyJ', '$(A)', 'password ', 'Basic ', 'token= '].map((piece) =>
      piece.repeat(50_000),
    );
    expect(long.map((value) => looksSecret('PLAIN', value))).toEqual(long.map(() => false));
  });
});

describe('a text without secrets', () => {
  test.each([
    ['postgres://app:hunter2@db/orders', 'postgres://app:…@db/orders'],
    ['redis://:hunter2@redis:6379', 'redis://:…@redis:6379'],
    [
      'a password that nobody encoded: mysql://app:a/b@c@db',
      'a password that nobody encoded: mysql://app:…@db',
    ],
    ["'host=db password=hunter2'", "'host=db password=…'"],
    ['PGPASSWORD="two words" psql', 'PGPASSWORD=… psql'],
    ['{"apiKey":"hunter2"}', '{"apiKey":…}'],
    ['Authorization: Bearer hunter2hunter2', 'Authorization: …'],
    ['["mysql","--password","hunter2"]', '["mysql","--password",…]'],
    ['-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY----- after', '… after'],
    ['cut -----BEGIN PRIVATE KEY-----\nabc', 'cut …'],
    [`x\\nghp_${'a0'.repeat(18)}!`, 'x\\n…!'],
  ])('says %p as %p', (text, safe) => {
    expect(withoutSecrets(text)).toBe(safe);
  });

  test.each([
    "put it into the Secret and name its key: secret: ['SMTP_PASSWORD']",
    'postgres://app:$(DB_PASSWORD)@db/orders',
    'https://db:3306/orders, asked by a@b',
    'password=$(DB_PASSWORD)',
    'Unexpected token: x',
  ])('leaves %p as it is', (text) => {
    expect(withoutSecrets(text)).toBe(text);
  });

  test('holds no secret of any known shape, whatever stands around it', () => {
    const around = fc.constantFrom('', ' ', '"', "'", '\n', '(', '; ', ', ', 'a ', '{"a":"', 'x=');
    fc.assert(
      fc.property(SHAPES, around, around, ({ text, secret }, before, after) =>
        expect(withoutSecrets(`${before}${text}${after}`)).not.toContain(secret),
      ),
      RUNS,
    );
  });

  test('says the same when it is asked again', () => {
    const twice = (text: string) => withoutSecrets(withoutSecrets(text));
    fc.assert(
      fc.property(SHAPES, ({ text }) => expect(twice(text)).toBe(withoutSecrets(text))),
      RUNS,
    );
  });

  test('is told however long the text', () => {
    const pieces = [
      'a',
      '://a:',
      '@',
      '://a:@',
      'eyJ',
      'password=',
      '"password":',
      '-----BEGIN ',
      '--token ',
    ];
    const long = pieces.map((piece) => withoutSecrets(piece.repeat(20_000)));
    expect(long).toHaveLength(pieces.length);
  });
});
