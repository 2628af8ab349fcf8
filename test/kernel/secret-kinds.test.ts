import { describe, expect, test } from '@jest/globals';
import { looksRandom, looksSecret, withoutSecrets } from '../../lib/kernel';
import { isIn, KNOWN_ANYWHERE, KNOWN_BY_CHANCE, KNOWN_BY_NAME } from './secret-kinds';

describe('a secret of more than forty kinds', () => {
  test('is one of many', () => {
    expect([KNOWN_ANYWHERE.length > 40, KNOWN_BY_NAME.length > 10]).toEqual([true, true]);
  });

  test.each(KNOWN_ANYWHERE)('is known by its form: $kind', ({ text }) => {
    expect(looksSecret('PLAIN', text)).toBe(true);
  });

  test.each(KNOWN_BY_NAME)('is known by its name: $kind', ({ name, text }) => {
    expect(looksSecret(name, text)).toBe(true);
  });

  test.each(KNOWN_BY_CHANCE)('is known to be drawn by lot: $kind', ({ text }) => {
    expect(looksRandom('PLAIN', text)).toBe(true);
  });

  const AROUND = [
    (text: string) => text,
    (text: string) => `cannot use '${text}' here`,
    (text: string) => JSON.stringify({ at: text }),
    (text: string) => `got x\n${text}\n`.replaceAll('\n', '\\n'),
  ];
  const KNOWN = [...KNOWN_ANYWHERE, ...KNOWN_BY_CHANCE];

  test.each(KNOWN)('is in no message: $kind', (seed) => {
    const said = AROUND.map((around) => withoutSecrets(around(seed.text)));
    expect(said.filter((text) => isIn(text, seed))).toEqual([]);
  });

  test.each(KNOWN_BY_NAME)('is in no message behind its name: $kind', (seed) => {
    const { name, text } = seed;
    const said = [`${name}=${text}`, JSON.stringify({ [name]: text }), `--${name} ${text}`];
    expect(said.map(withoutSecrets).filter((line) => isIn(line, seed))).toEqual([]);
  });
});
