import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { looksRandom, withoutSecrets } from '../../lib/kernel';

const RUNS = { seed: 20_260_101, numRuns: 500 };
const digest = (algorithm: string, encoding: 'hex' | 'base64' = 'hex') =>
  createHash(algorithm).update('yashima').digest(encoding);
const COMMIT = digest('sha1');
const SHA256 = digest('sha256');
const MD5 = digest('md5');
const UUID = '3f0e8a52-1b2c-4d5e-8f90-123456789abc';
const RANDOM = digest('sha256', 'base64')
  .replaceAll(/[^A-Za-z0-9]/g, '')
  .slice(0, 32);
const PEM = (label: string, body: string) => `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----\n`;

describe('what looks drawn by lot', () => {
  test.each([
    ['16 bytes in hex', MD5],
    ['20 bytes in hex', COMMIT],
    ['64 bytes in hex', digest('sha512')],
    ['bytes in capitals', SHA256.toUpperCase()],
    ['letters and digits', RANDOM],
    ['base64', digest('sha256', 'base64')],
    ['base64 in pieces', digest('sha512', 'base64')],
    ['a part behind another', `user:${RANDOM}`],
    ['a part of a list', `a,b,${RANDOM}`],
    ['a part of an assignment', `--key=${RANDOM}`],
    ['a part beside another variable', `$(USER)${RANDOM}`],
    ['a part behind a name', `orders-production-${RANDOM}`],
    ['a part of JSON', JSON.stringify({ a: [RANDOM] })],
  ])('is %s', (_, value) => {
    expect(looksRandom('PLAIN', value)).toBe(true);
  });

  const word = fc.stringMatching(/^[A-Za-z0-9]{32}$/);
  const hex = fc.stringMatching(/^[0-9a-f]{32}$/);

  // what people call random is, once in a few thousand times, a word
  test('is nearly everything that was drawn, and in no message then', () => {
    const drawn = fc.sample(fc.oneof(word, hex), { ...RUNS, numRuns: 2000 });
    // fast-check prefers what is short, small and the same again
    const varied = drawn.filter((text) => new Set(text).size > 9);
    const missed = varied.filter((text) => !looksRandom('PLAIN', text));
    const shown = varied.filter((text) => withoutSecrets(`got '${text}'`).includes(text));
    expect([varied.length > 1000, missed.length < varied.length / 100, shown.length]).toEqual([
      true,
      true,
      missed.length,
    ]);
  });

  test('can be asked of anything', () => {
    const text = fc.string({ unit: 'binary', maxLength: 200 });
    fc.assert(
      fc.property(text, text, (name, value) => expect(typeof looksRandom(name, value)).toBe('boolean')),
      RUNS,
    );
  });

  test('is told however long the text', () => {
    const pieces = [
      'a',
      'a.',
      'a:',
      'https://',
      'arn:',
      'sha1:',
      '-----BEGIN A-----',
      'ssh-',
      '/a',
      '1.',
      '$(A',
    ];
    const long = pieces.map((piece) => looksRandom('PLAIN', piece.repeat(50_000)));
    expect(long).toEqual(pieces.map(() => false));
  });
});

describe('what names something does not look drawn by lot', () => {
  test.each([
    ['GIT_SHA', COMMIT],
    ['REVISION', COMMIT],
    ['SOURCE_COMMIT', COMMIT],
    ['DD_GIT_COMMIT_SHA', COMMIT],
    ['IMAGE_DIGEST', SHA256],
    ['APP_VERSION', `2026.1.0-${COMMIT}`],
    ['ASSETS_ETAG', `W/"${MD5}"`],
    ['SENTRY_RELEASE', `orders@${COMMIT}`],
  ])('by the name of the variable: %s', (name, value) => {
    expect([looksRandom(name, value), looksRandom('PLAIN', value)]).toEqual([false, true]);
  });

  test.each([
    'RECAPTCHA_SITE_KEY',
    'TURNSTILE_SITEKEY',
    'STRIPE_PUBLISHABLE_KEY',
    'VAPID_PUBLIC_KEY',
    'NEXT_PUBLIC_POSTHOG',
    'GOOGLE_CLIENT_ID',
    'ALGOLIA_APPLICATION_ID',
    'ROLLBAR_DSN',
    'AUTH0_CLIENTID',
  ])('by the name of the variable, which says that it is public: %s', (name) => {
    expect([looksRandom(name, RANDOM), looksRandom('PLAIN', RANDOM)]).toEqual([false, true]);
  });

  test.each([
    ['a digest', `sha256:${SHA256}`],
    ['an image by digest', `registry.example.com/orders@sha256:${SHA256}`],
    ['an image', 'registry.example.com:5000/team/orders:2026.01.15-4f2a9c1'],
    ['the integrity of a script', `sha384-${digest('sha384', 'base64')}`],
    ['a UUID', UUID],
    ['an ARN', `arn:aws:acm:ap-northeast-1:123456789012:certificate/${UUID}`],
    ['an ARN of a key', `arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:orders-${RANDOM}`],
    ['a host', 'orders.cluster-c9akciq32rgw.ap-northeast-1.rds.amazonaws.com:3306'],
    ['the host of a cluster', `${MD5.toUpperCase()}.gr7.ap-northeast-1.eks.amazonaws.com`],
    ['a URL', `https://${MD5}@o1.ingest.sentry.io/1`],
    ['a URL of a page', `https://example.com/pages/${RANDOM}?a=b`],
    ['a path', `/var/www/releases/20260115/${COMMIT}/public`],
    ['a path from here', `./config/${RANDOM}.yml`],
    ['a path of a file', 'app/controllers/api/v1/orders_controller.rb'],
    ['a bucket', 's3://orders-uploads-production-ap-northeast-1/attachments'],
    ['a name of a bucket', 'orders-uploads-production-20260115123456789000000001'],
    ['an e-mail address', 'orders+production-notifications@mail.example.com'],
    ['a cron line', '*/15 0,12 1-7 JAN-DEC MON-FRI'],
    ['a date', '2026-01-15T12:34:56.789012+09:00'],
    ['a list of locales', 'ja,en,zh-CN,zh-TW,pt-BR,en-GB,fr-CA,es-419'],
    ['a list of classes', 'ActionController::RoutingError,ActiveRecord::RecordNotFound'],
    ['a class', 'ActiveSupport::Cache::MemCacheStore'],
    ['an encoding', 'utf8mb4_0900_ai_ci'],
    ['an alphabet', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'],
    ['a short text in base64', Buffer.from('hello world').toString('base64')],
    ['options', '--enable-yjit --yjit-exec-mem-size=64 -W:no-deprecated'],
    ['a browser', 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0'],
    ['a name of an object', 'orders-notifications-config-1a2b3c4d'],
    ['a name of a pod', 'orders-web-7d9f8b6c5d-x2x4z'],
    ['a number', '123456789012345678901234567890123456789012'],
    ['a text', 'The quick brown fox jumps over the lazy dog, twice'],
    ['a certificate', PEM('CERTIFICATE', `${RANDOM}\n${RANDOM}`)],
    ['a public key', PEM('PUBLIC KEY', `${RANDOM}\n${RANDOM}`)],
    ['a public key of SSH', `ssh-ed25519 AAAA${RANDOM}${RANDOM} deploy`],
    ['a resource', 'projects/orders-prod/locations/asia-northeast1/keyRings/orders/cryptoKeys/orders'],
  ])('by its form: %s', (_, value) => {
    expect(looksRandom('PLAIN', value)).toBe(false);
  });
});

describe('a message keeps what names something', () => {
  test.each([
    `registry.example.com/orders:${COMMIT}`,
    `registry.example.com/orders@sha256:${SHA256}`,
    `orders-${COMMIT}`,
    UUID,
    'ConfigMap/orders-notifications-config-1a2b3c4d.data.LOG_LEVEL',
    'Deployment/orders-web.spec.template.spec.containers.app.env.ACTIVE_STORAGE_SERVICE',
    `arn:aws:acm:ap-northeast-1:123456789012:certificate/${UUID}`,
    "ENOENT: no such file or directory, open '/var/folders/6k/_s5k4j1n0b3bt1n5w2h8xyz0000gn/T/orders'",
  ])('%s', (text) => {
    expect(withoutSecrets(text)).toBe(text);
  });

  test.each([
    [`got '${RANDOM}'`, "got '…'"],
    [`key ${MD5}, again`, 'key …, again'],
    [`a=${RANDOM}`, 'a=…'],
    [`["${RANDOM}"]`, '["…"]'],
  ])('and nothing of %p but %p', (text, safe) => {
    expect(withoutSecrets(text)).toBe(safe);
  });

  test('and nothing of what was no JSON', () => {
    const message = `Unexpected token 'a', ..."${RANDOM.slice(0, 9)}"... is not valid JSON`;
    expect(withoutSecrets(message)).toBe("Unexpected token 'a', … is not valid JSON");
  });
});
