import fc from 'fast-check';

/** Anything that the types of props admit, sensible or not, and often a 0, a false or an empty text. */

export const count = fc.oneof(
  fc.constant(0),
  fc.integer({ min: -2, max: 40 }),
  fc.constantFrom(1.5, Number.NaN, 2 ** 40),
);
export const share = fc.oneof(
  count,
  fc.constantFrom<`${number}%`[]>('0%', '10%', '25%', '101%', '-5%', '1e1%'),
);
export const duration = fc.constantFrom<(`${number}s` | `${number}m`)[]>(
  '0s',
  '10s',
  '90s',
  '15m',
  '-1s',
  '0.5s',
  '1e3s',
);
export const memory = fc.constantFrom<`${number}${'Mi' | 'Gi'}`[]>('768Mi', '1.5Gi', '0Mi', '1e3Mi', '-1Gi');
export const cpu = fc.constantFrom<(`${number}m` | `${number}`)[]>('250m', '2', '0', '-1', '0.0001');
export const text = fc.oneof(
  fc.constant(''),
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 6 }),
);
export const word = fc.constantFrom('default', 'mailers,2', '', 'two words', 'クロン');
export const words = fc.array(word, { maxLength: 3 });
export const path = fc.constantFrom('/up', '/ready', 'ready', '');
export const image = fc.constantFrom('registry.example.com/a:1', 'A:latest', '', '@');
export const writable = fc.dictionary(fc.constantFrom('/data', '/tmp', '/var/cache', '..', ''), memory, {
  maxKeys: 2,
});
export const cidrs = fc.array(fc.constantFrom('10.0.0.0/8', '10.0.0.1/8', '0.0.0.0/0', '::/0', 'all', ''), {
  maxLength: 2,
});
export const schedule = fc.oneof(
  fc.constantFrom('@daily', '0 3 * * *', '0 0 * * 7', '*/0 * * * *', '', '  '),
  text,
);
export const timeZone = fc.constantFrom('Asia/Tokyo', 'Etc/UTC', 'JST', 'asia/tokyo', '');

/** An object with any of these fields, and without any. */
export const some = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record(model, { requiredKeys: [] });

/** Variables of a container. */
export const env = some({
  clear: fc.dictionary(
    fc.constantFrom('FLAG', 'LEVEL', 'PORT', 'A-B', 'API_TOKEN', ''),
    fc.oneof(text, count, fc.boolean()),
  ),
  secret: fc.array(fc.constantFrom('DATABASE_URL', 'FLAG', ''), { maxLength: 2 }),
});

/** How a deployment is rolled out. */
export const rollout = {
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

export const container = some({ stdin: fc.boolean(), workingDir: text });
export const shutdown = some({ longestRequest: duration, preStop: duration, grace: duration });
export const probes = some({
  path,
  failures: count,
  startup: fc.oneof(path, fc.constant(false as const)),
});
