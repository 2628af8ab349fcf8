import { describe, expect, test } from '@jest/globals';
import { encrypted, judge, secret, yaml } from './encrypted-documents';

const TEXT = yaml(secret({ A: encrypted(), B: encrypted() }));

/** The file with a line put before the one that begins so. */
const linePutBefore = (start: string, line: string): string => TEXT.replace(start, `${line}\n${start}`);

describe('a comment', () => {
  test.each([
    'of team a, see https://example.com/runbooks/secrets',
    'TODO: ask for another one',
    'yaml-language-server: $schema=https://example.com/secret.json',
    'two words: and then some',
    `recipient age1${'q'.repeat(58)}`,
    'key 1234abcd-12ab-34cd-56ef-1234567890ab',
    '',
  ])("may stand outside of what is encrypted: '%s'", (comment) => {
    expect(judge(linePutBefore('kind:', `# ${comment}`)).messages).toEqual([]);
  });

  test.each(['  B:', 'sops:', 'stringData:'])('may stand before %s where SOPS encrypted it', (start) => {
    expect(judge(linePutBefore(start, `#${encrypted('comment')}`)).messages).toEqual([]);
  });

  test.each([
    ['before the first value', '  A:', '  # old'],
    ['before another value', '  B:', '  # old'],
    ['at the left among values', '  B:', '# old'],
    ['after the last value', 'sops:', '  # old'],
  ])('is refused %s', (_where, start, line) => {
    expect(judge(linePutBefore(start, line)).messages).toEqual([
      expect.stringMatching(
        /^file: expected comments among encrypted values encrypted too, got one that is not in line \d+; remove it, or move it out of the encrypted values$/,
      ),
    ]);
  });

  test('is refused beside a value', () => {
    expect(judge(TEXT.replace(/( {2}B: .*)/, '$1 # hunter2')).messages).toHaveLength(1);
  });

  test.each([
    'DATABASE_URL=hunter2-hunter2',
    'export A="hunter2 hunter2"',
    'A: hunter2',
    '- "A": hunter2',
    "A: 'hunter2 hunter2'",
    'postgres://app:hunter2@db/orders',
    'the password: hunter2',
    'hunter2Hunter2hunter2Hunter2',
    'old token ghp_hunter2hunter2hunter2',
  ])("is refused where it looks like a value, and not shown: '%s'", (comment) => {
    const { messages } = judge(linePutBefore('kind:', `# ${comment}`));
    expect(messages).toEqual([
      'file: expected comments that anybody may read, got one that looks like a value in line 2; remove it, and if it holds a value that is in use, change that value too',
    ]);
  });
});
