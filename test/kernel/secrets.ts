import fc from 'fast-check';

const WORD = fc.stringMatching(/^[A-Za-z0-9]{24}$/);
const KEY = fc.stringMatching(/^[A-Z0-9]{16}$/);
const of = (word: fc.Arbitrary<string>, write: (secret: string) => string) =>
  word.map((secret) => ({ secret, text: write(secret) }));

/** Texts that hold a random secret by whose shape alone it is known, and what nobody may read. */
export const UNMISTAKABLE = fc.oneof(
  of(WORD, (secret) => `postgres://app:${secret}@db/orders`),
  of(WORD, (secret) => `redis://:${secret}/a@redis:6379`),
  of(WORD, (secret) => `https://db/orders?user=app&password=${secret}`),
  of(WORD, (secret) => `-----BEGIN PRIVATE KEY-----\n${secret}\n-----END PRIVATE KEY-----`),
  of(KEY, (secret) => `AKIA${secret}`),
  of(WORD, (secret) => `ghp_${secret}`),
  of(WORD, (secret) => `sk_live_${secret}`),
  of(WORD, (secret) => `glpat-${secret}`),
  of(WORD, (secret) => `npm_${secret}${secret}`),
  of(WORD, (secret) => `SG.${secret}.${secret}`),
  of(WORD, (secret) => `https://hooks.slack.com/services/T000/B000/${secret}`),
  of(WORD, (secret) => `eyJ${secret}.eyJ${secret}.${secret}`),
);

/** The same, and those that a message may hold: known by the name that stands before them. */
export const SHAPES = fc.oneof(
  UNMISTAKABLE,
  of(WORD, (secret) => `token=${secret}`),
  of(WORD, (secret) => `{"api_key":"${secret}"}`),
  of(WORD, (secret) => `mysql --password ${secret}`),
  of(WORD, (secret) => `Authorization: Bearer ${secret}`),
);
