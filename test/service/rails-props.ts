import fc from 'fast-check';
import type { RailsServiceProps } from '../../lib';

/** Anything that the types admit, sensible or not, and often a 0, a false or an empty text. */

const count = fc.oneof(
  fc.constant(0),
  fc.integer({ min: -2, max: 40 }),
  fc.constantFrom(1.5, Number.NaN, 2 ** 40),
);
const share = fc.oneof(count, fc.constantFrom<`${number}%`[]>('0%', '10%', '25%', '101%', '-5%', '1e1%'));
const duration = fc.constantFrom<(`${number}s` | `${number}m`)[]>(
  '0s',
  '10s',
  '90s',
  '15m',
  '-1s',
  '0.5s',
  '1e3s',
);
const memory = fc.constantFrom<`${number}${'Mi' | 'Gi'}`[]>('768Mi', '1.5Gi', '0Mi', '1e3Mi', '-1Gi');
const cpu = fc.constantFrom<(`${number}m` | `${number}`)[]>('250m', '2', '0', '-1', '0.0001');
const text = fc.oneof(
  fc.constant(''),
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 6 }),
);
const word = fc.constantFrom('default', 'mailers,2', '', 'two words', 'クロン');
const name = fc.constantFrom('jobs', 'mails', 'web', 'Bad_Name', '-x', 'x'.repeat(60));
const path = fc.constantFrom('/up', '/ready', 'ready', '');

const some = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.record(model, { requiredKeys: [] });

const rollout = {
  replicas: count,
  maxSurge: share,
  maxUnavailable: share,
  minReady: duration,
  progressDeadline: duration,
  revisionHistory: count,
  singleton: fc.boolean(),
  disruptionBudget: fc.oneof(share, fc.constant(false as const)),
  spread: fc.boolean(),
  memory,
  cpu,
};

const web = some({
  ...rollout,
  concurrency: count,
  threads: count,
  port: count,
  hosts: fc.array(fc.constantFrom('a.example.com', '*.example.com', 'https://a', ''), { maxLength: 2 }),
  probes: some({ path, failures: count, startup: fc.oneof(path, fc.constant(false as const)) }),
  shutdown: some({ longestRequest: duration, preStop: duration, grace: duration }),
  container: some({ stdin: fc.boolean(), workingDir: text }),
});

const worker = some({
  ...rollout,
  adapter: fc.constantFrom('sidekiq' as const, 'custom' as const),
  command: fc.array(word, { maxLength: 3 }),
  queues: fc.array(word, { maxLength: 3 }),
  concurrency: count,
  timeout: duration,
  grace: duration,
});

const cron = fc
  .record({ schedule: fc.oneof(fc.constantFrom('@daily', '0 3 * * *', '0 0 * * 7'), text) })
  .chain((schedule) =>
    some({
      task: fc.oneof(fc.constant('carts:tidy'), text),
      timeZone: fc.constantFrom('Asia/Tokyo', 'JST', ''),
      startingDeadline: duration,
      backoffLimit: count,
      suspend: fc.boolean(),
      history: some({ successful: count, failed: count }),
    }).map((rest) => ({ ...rest, ...schedule })),
  );

const env = some({
  clear: fc.dictionary(
    fc.constantFrom('FLAG', 'LEVEL', 'PORT', 'A-B', 'API_TOKEN', ''),
    fc.oneof(text, count, fc.boolean()),
  ),
  secret: fc.array(fc.constantFrom('DATABASE_URL', 'FLAG', ''), { maxLength: 2 }),
});

export const railsProps: fc.Arbitrary<RailsServiceProps> = some({
  web: fc.oneof({ weight: 5, arbitrary: web }, { weight: 1, arbitrary: fc.constant(false as const) }),
  workers: fc.dictionary(name, worker, { maxKeys: 2 }),
  crons: fc.dictionary(name, cron, { maxKeys: 2 }),
  env,
  image: fc.constantFrom('registry.example.com/a:1', 'A:latest', '', '@'),
  root: fc.constantFrom('/app', 'app', '/', ''),
  user: count,
  writable: fc.dictionary(fc.constantFrom('storage', 'tmp', '/var/cache', '..', ''), memory, { maxKeys: 2 }),
  pod: some({ hostNetwork: fc.boolean(), priorityClassName: text }),
});

const few = fc.constantFrom(0, 1, 3);
const plainText = fc.constantFrom('', '0', 'false', 'info');

/** What most charts say, with a 0, a false or an empty text wherever it means something. */
export const plainProps: fc.Arbitrary<RailsServiceProps> = some({
  web: some({
    replicas: few,
    maxSurge: fc.constantFrom<0 | 1 | '10%'>(0, 1, '10%'),
    maxUnavailable: few,
    minReady: fc.constant('0s' as const),
    revisionHistory: few,
    concurrency: few,
    container: some({ stdin: fc.boolean(), workingDir: plainText }),
  }),
  workers: fc.record({ jobs: some({ replicas: few }).map((rest) => ({ command: ['bin/jobs'], ...rest })) }),
  crons: fc.record({
    tidy: some({
      backoffLimit: few,
      suspend: fc.boolean(),
      history: some({ successful: few, failed: few }),
    }).map((rest) => ({ schedule: '@daily', task: 'carts:tidy', ...rest })),
  }),
  env: some({
    clear: fc.dictionary(fc.constantFrom('FLAG', 'LEVEL', 'LIMIT'), fc.oneof(plainText, few, fc.boolean())),
  }),
  pod: some({ hostNetwork: fc.constant(false), priorityClassName: plainText }),
});
