import fc from 'fast-check';
import type { RailsServiceProps } from '../../lib';
import {
  container,
  count,
  duration,
  env,
  image,
  memory,
  path,
  probes,
  rollout,
  schedule,
  shutdown,
  some,
  text,
  timeZone,
  word,
} from '../odd-values';

const name = fc.constantFrom('jobs', 'mails', 'web', 'Bad_Name', '-x', 'x'.repeat(60));

const ownEnv = some({
  clear: fc.dictionary(
    fc.constantFrom('FLAG', 'PORT', 'RAILS_MAX_THREADS', 'TMPDIR', 'TLS_DOMAIN', 'A-B', ''),
    fc.oneof(text, count, fc.boolean()),
  ),
  secret: fc.array(fc.constantFrom('DATABASE_URL', 'RAILS_MAX_THREADS', ''), { maxLength: 2 }),
});

const web = some({
  ...rollout,
  server: fc.constantFrom('puma' as const, 'thruster' as const, 'passenger' as const),
  env: ownEnv,
  name: fc.constantFrom('web', 'Bad_Name', ''),
  concurrency: count,
  threads: count,
  port: count,
  hosts: fc.array(fc.constantFrom('a.example.com', '*.example.com', 'https://a', ''), { maxLength: 2 }),
  probes,
  shutdown,
  container,
});

const worker = some({
  ...rollout,
  adapter: fc.constantFrom(
    ...(['sidekiq', 'solid_queue', 'good_job', 'delayed_job', 'resque', 'shoryuken', 'custom'] as const),
  ),
  configFile: word,
  env: ownEnv,
  name: fc.constantFrom('jobs', 'Bad_Name', ''),
  ports: fc.dictionary(fc.constantFrom('metrics', 'probe-port', 'Bad_Name'), count, { maxKeys: 2 }),
  probes: some({
    startup: fc.oneof(path, fc.constant(false as const)),
    liveness: fc.oneof(path, some({ failures: count, tcp: fc.boolean() })),
  }),
  command: fc.array(word, { maxLength: 3 }),
  queues: fc.array(word, { maxLength: 3 }),
  concurrency: count,
  timeout: duration,
  grace: duration,
});

const cron = fc.record({ schedule }).chain((when) =>
  some({
    task: fc.oneof(fc.constant('carts:tidy'), text),
    env: ownEnv,
    timeZone,
    startingDeadline: duration,
    backoffLimit: count,
    suspend: fc.boolean(),
    history: some({ successful: count, failed: count }),
  }).map((rest) => ({ ...rest, ...when })),
);

/** Anything that the types admit. */
export const railsProps: fc.Arbitrary<RailsServiceProps> = some({
  web: fc.oneof({ weight: 5, arbitrary: web }, { weight: 1, arbitrary: fc.constant(false as const) }),
  workers: fc.dictionary(name, worker, { maxKeys: 2 }),
  crons: fc.dictionary(name, cron, { maxKeys: 2 }),
  env,
  image,
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
