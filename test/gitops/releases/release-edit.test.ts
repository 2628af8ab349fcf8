import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { load } from 'js-yaml';
import { parse, parseDocument } from 'yaml';
import type { Release } from '../../../lib/gitops';
import { withReleases } from '../../../lib/gitops/releases/release-edit';
import { commentsIn } from '../../../lib/gitops/releases/yaml-comments';

const DIGEST = `sha256:${'0f'.repeat(32)}`;

const withRelease = (text: string, key: string, release: Release | undefined): string =>
  withReleases(text, new Map([[key, release]]));

const plain = (text: string): Record<string, unknown> =>
  parseDocument(text, { schema: 'failsafe' }).toJS() ?? {};

describe('setting a release', () => {
  test.each<[what: string, text: string, release: Release, expected: string]>([
    ['begins a file', '', { tag: 'v1' }, 'qa: v1\n'],
    ['goes on below comments', '# what runs', { tag: 'v1' }, '# what runs\nqa: v1\n'],
    ['goes on as the others', '  production: v1\n', { tag: 'v2' }, '  production: v1\n  qa: v2\n'],
    ['stays in its document', 'production: v1\n...\n', { tag: 'v2' }, 'production: v1\nqa: v2\n...\n'],
    [
      'changes what is said',
      'qa:   v1   # new\nsandbox: v1\n',
      { tag: 'v2' },
      'qa:   v2   # new\nsandbox: v1\n',
    ],
    ['keeps quotes', "qa: 'v1'\n", { tag: 'v2' }, "qa: 'v2'\n"],
    ['quotes what may be a number', 'qa: v1\n', { tag: '1234567' }, 'qa: "1234567"\n'],
    ['quotes what may be a power', 'qa: v1\n', { tag: '12e4567' }, 'qa: "12e4567"\n'],
    ['writes digests as they are', 'qa: v1\n', { digest: DIGEST }, `qa: ${DIGEST}\n`],
    [
      'says more on one line',
      'qa: v1\n',
      { tag: 'v2', schema: '20261101093000', compatible: 'true' },
      'qa: { tag: v2, schema: "20261101093000", compatible: "true" }\n',
    ],
    [
      'says more on lines where it did so',
      'qa:\n  tag: v1\n  note: first\n',
      { tag: 'v2', note: 'a: b' },
      'qa:\n  tag: v2\n  note: "a: b"\n',
    ],
    ['says less', 'qa:\n  tag: v1\n  note: first\n# end\n', { tag: 'v2' }, 'qa: v2\n# end\n'],
    [
      'brings comments within an entry above it',
      'qa: # why\n  tag: v1 # when\n  # who\nsandbox: v1\n',
      { tag: 'v2' },
      '# why\nqa: v2 # when\n  # who\nsandbox: v1\n',
    ],
    [
      'leaves others what they shared',
      'qa: &same v1\nsandbox: *same\n',
      { tag: 'v2' },
      'qa: v2\nsandbox: v1\n',
    ],
    ['shares no more', 'sandbox: &same v1\nqa: *same\n', { tag: 'v2' }, 'sandbox: &same v1\nqa: v2\n'],
    ['writes in braces', '{ production: v1 }\n', { tag: 'v2' }, '{ production: v1, qa: v2 }\n'],
    ['fills what was left empty', 'qa:\nsandbox: v1\n', { tag: 'v2' }, 'qa: v2\nsandbox: v1\n'],
    ['keeps the ends of lines', 'qa: v1 # new\r\n', { tag: 'v2' }, 'qa: v2 # new\r\n'],
  ])('%s', (_, text, release, expected) => {
    expect(withRelease(text, 'qa', release)).toBe(expected);
  });
});

test('several releases are set at once, and one goes', () => {
  const edits = new Map([
    ['qa', { tag: 'v2' }],
    ['sandbox', undefined],
    ['production', { tag: 'v3' }],
  ]);
  expect(withReleases('qa: v1\nsandbox: v1\n', edits)).toBe('qa: v2\nproduction: v3\n');
});

describe('taking a release away', () => {
  test.each([
    ['takes its lines', '# a\nqa:\n  tag: v1\n  note: x # y\n# b\nsandbox: v1\n', '# a\n# b\nsandbox: v1\n'],
    ['takes the last line', 'sandbox: v1\nqa: v1', 'sandbox: v1\n'],
    ['takes nothing where there is none', 'sandbox: v1\n', 'sandbox: v1\n'],
    ['leaves others what they shared', 'qa: &same v1\nsandbox: *same\n', 'sandbox: v1\n'],
    ['leaves the rest of braces', '{ qa: v1, sandbox: v1 }\n', '{ sandbox: v1 }\n'],
  ])('%s', (_, text, expected) => {
    expect(withRelease(text, 'qa', undefined)).toBe(expected);
  });
});

const READERS = [load, (text: string): unknown => parse(text, { version: '1.1', logLevel: 'silent' })];

const tag = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,11}$/),
  fc.stringMatching(/^[0-9]{1,4}[eExX_.-]?[0-9]{1,4}$/),
  fc.constantFrom('yes', 'n', 'null', 'off', '0x1f', '1e5', '2026-11-21'),
);
const note = fc
  .string({ unit: 'grapheme', maxLength: 20 })
  .filter((text) => !/[\p{C}\p{Zl}\p{Zp}]/u.test(text));
const release: fc.Arbitrary<Release> = fc.oneof(
  fc.record(
    { tag, note, schema: fc.stringMatching(/^\d{14}$/), compatible: fc.constant('true') },
    { requiredKeys: ['tag'] },
  ),
  fc.record({ digest: fc.constant(DIGEST), tag, note }, { requiredKeys: ['digest'] }),
);

const comment = fc.stringMatching(/^[ -~]{0,12}$/).map((text) => `#${text.trimEnd()}`);
const after = fc.option(comment, { nil: '' }).map((text) => (text === '' ? '' : `  ${text}`));
/** An entry in one of the forms in which people write them, with comments wherever they may be. */
const written = (key: string) =>
  fc
    .tuple(fc.nat(6), tag, comment, after, after)
    .map(
      ([form, value, above, behind, inside]) =>
        [
          `${key}: '${value}'${behind}\n`,
          `${key}:    "${value}"${behind}\n`,
          `${above}\n${key}: { tag: "${value}", note: 'a # b' }${behind}\n`,
          `${key}:${behind}\n    tag: '${value}'${inside}\n    ${above}\n    note: >-\n      some\n      words\n${above}\n`,
          `${key}: {${behind}\n  tag: "${value}",${inside}\n  note: x ${above}\n  }\n`,
          `${above}\n\n${key}: &${key} '${value}'${behind}\n`,
          `${key}: >-${behind}\n  ${value}\n`,
        ][form],
    );
const KEYS = ['production', 'qa', 'sandbox', 'production-osaka'];
const file = fc
  .tuple(fc.subarray(KEYS), fc.boolean())
  .chain(([keys, crlf]) => fc.tuple(...keys.map(written)).map((entries) => ({ entries, crlf })))
  .map(({ entries, crlf }) => {
    const text = `# top\n${entries.join('')}`;
    const aliased = /^\S+: &(\S+)/m.exec(text)?.[1];
    const whole = aliased === undefined ? text : `${text}dev: *${aliased} # shared\n`;
    return crlf ? whole.replaceAll('\n', '\r\n') : whole;
  });

test('a release that is set is what is read, by readers of YAML 1.1 too, and all else stays', () => {
  fc.assert(
    fc.property(file, fc.constantFrom(...KEYS), release, (text, key, set) => {
      const edited = withRelease(text, key, set);
      const { [key]: entry, ...others } = plain(edited);
      const { [key]: _, ...before } = plain(text);
      const asObject = typeof entry === 'string' ? { [entry === DIGEST ? 'digest' : 'tag']: entry } : entry;
      expect(asObject).toEqual(set);
      expect(others).toEqual(before);
      expect(
        commentsIn(edited)
          .map((one) => one.text)
          .sort(),
      ).toEqual(
        commentsIn(text)
          .map((one) => one.text)
          .sort(),
      );
      for (const read of READERS) expect(read(edited)).toHaveProperty([key], entry);
    }),
    { numRuns: 500 },
  );
});
