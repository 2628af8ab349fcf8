import { describe, expect, test } from '@jest/globals';
import { parse } from 'dotenv';
import fc from 'fast-check';
import { readDotenv } from '../../lib/cli/env/dotenv-text';
import { dotenvLine } from '../../lib/cli/env/dotenv-writer';
import { describe as line } from '../../lib/kernel';

const read = (text: string | Buffer) => readDotenv('.env', Buffer.from(text));
const values = (text: string) => Object.fromEntries(read(text).value);
const findings = (text: string | Buffer) => read(text).findings.map(line);

/** Lines of the kinds that people write, by chance and together. */
const LINES = [
  'A=1',
  'A=1',
  'A=2',
  'B="two',
  'lines"',
  "C='three",
  "'",
  'export D=x # why',
  '# note',
  '',
  'E',
  'F=a#b',
  'G: y',
  'H:',
  "'quoted'",
  'I="',
  'J=`x`',
  '=5',
  'K = ',
  '"',
  'L="a"#b',
  'M==',
  '  N=  n  ',
  'O="x" y',
  '__proto__=1',
  '# P=1\u2028Q=2',
];

describe('dotenv text', () => {
  test.each([
    ['plain values', 'A=1\nB=two words\n', { A: '1', B: 'two words' }],
    ['empty values', 'A=\nB=\'\'\nC=""', { A: '', B: '', C: '' }],
    ['quotes', `A='a b'\nB="c # d"\nC=\`e "f" 'g'\``, { A: 'a b', B: 'c # d', C: `e "f" 'g'` }],
    ['escapes in double quotes alone', 'A="a\\nb"\nB=\'a\\nb\'', { A: 'a\nb', B: 'a\\nb' }],
    ['values of several lines', 'A="one\ntwo = 2\n# three\n"\nB=1', { A: 'one\ntwo = 2\n# three\n', B: '1' }],
    ['export, comments and blank lines', '# first\n\nexport A=1 # one\n  # last', { A: '1' }],
    ['lines that end as on Windows', 'A=1\r\nB="x\r\ny"\r\n', { A: '1', B: 'x\ny' }],
    ['the mark of UTF-8', '\ufeffA=1', { A: '1' }],
    ['letters of every script', 'A=東京 ✓', { A: '東京 ✓' }],
    ['a hash inside quotes, and behind a blank', 'A="a#b" # c#d', { A: 'a#b' }],
    ['zero and false', 'A=0\nB=false', { A: '0', B: 'false' }],
  ])('gives %s', (_, text, expected) => {
    expect(values(text)).toEqual(expected);
  });

  test.each([
    ['a line that says nothing', 'A=1\nhunter2\n', '.env:2: expected KEY=value, got something else'],
    [
      'the first of two same keys',
      'A=hunter2\nB=1\nA=hunter3',
      '.env:3: expected each key once, got the key of line 1',
    ],
    ['the same line twice', 'A=hunter2\nA=hunter2', '.env:2: expected each key once'],
    ['the end of a value with a hash', 'A=hunter#2', ".env:1: expected a value in quotes where it holds '#'"],
    ['what touches a closing quote', 'A="hunter"#2', ".env:1: expected a value in quotes where it holds '#'"],
    [
      'a quote that nobody closes',
      'B=1\nA="hunter2\nMIIE==',
      '.env:2: expected a value whose quote is closed',
    ],
    ['text behind a closing quote', 'A="hunter" 2', '.env:1: expected a value whose quote is closed'],
    ['a key on a line of its own', 'A\n=hunter2', '.env:1: expected KEY=value'],
    ['a value on the next line', 'A:\nhunter2', '.env:1: expected KEY=value'],
    ['a key that JavaScript drops', '__proto__=hunter2', '.env:1: expected KEY=value'],
    ['a statement inside a comment', '# a\u2028A=hunter2', '.env:1: expected a comment on one line'],
    ['bytes that are not UTF-8', Buffer.from([0x41, 0x3d, 0xff]), '.env: expected UTF-8, got other bytes'],
  ])('never loses %s: it is refused with its line', (_, text, expected) => {
    expect(findings(text)[0]).toMatch(expected);
  });

  test('shows no value of a line that it refuses', () => {
    const texts = LINES.flatMap((before) => [`${before}\nhunter2`, `A=hunter2#x\n${before}`]);
    expect(texts.flatMap(findings).join('\n')).not.toContain('hunter2');
  });

  test('means something by every line that is neither blank nor a comment', () => {
    const text = fc.array(fc.oneof(fc.constantFrom(...LINES), fc.string()), { maxLength: 8 });
    fc.assert(
      fc.property(text, (lines) => {
        const whole = lines.join('\n');
        const { value, findings } = read(whole);
        if (findings.length > 0) return;
        expect(Object.fromEntries(value)).toEqual({ ...parse(whole.replace(/^\ufeff/, '')) });
        const single = whole.split(/\r\n?|\n/);
        for (const [index, one] of single.entries()) {
          if (/^\s*(#|$)/.test(one)) continue;
          expect(parse(single.toSpliced(index, 1).join('\n'))).not.toEqual(parse(whole));
        }
      }),
      { numRuns: 3000 },
    );
  });
});

describe('a written value', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({
      unit: fc.constantFrom("'", '"', '`', '\\', 'n', 'r', '\n', '\r', '#', ' ', '=', '$', 'a', '\u2028'),
    }),
  );

  test('is read as what it was, or is declared to be beyond the grammar', () => {
    fc.assert(
      fc.property(anything, (value) => {
        const written = dotenvLine('KEY', Buffer.from(value));
        if (written !== undefined) expect(parse(written)).toEqual({ KEY: Buffer.from(value).toString() });
      }),
      { numRuns: 3000 },
    );
  });

  test('means the same among others', () => {
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 6 }), (all) => {
        const lines = all.map((value, index) => dotenvLine(`KEY_${index}`, Buffer.from(value)));
        const expected = all.flatMap((value, index) =>
          lines[index] === undefined ? [] : [[`KEY_${index}`, value]],
        );
        const text = lines.filter((written) => written !== undefined).join('');
        expect(read(text)).toEqual({ value: new Map(expected as [string, string][]), findings: [] });
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    ['plain', 'redis://redis:6379/0', 'KEY=redis://redis:6379/0\n'],
    ['empty', '', 'KEY=\n'],
    ['with a hash', 'a#b', "KEY='a#b'\n"],
    ['of several lines', 'a\nb\n', "KEY='a\nb\n'\n"],
    ['with single quotes', "it's # it", 'KEY="it\'s # it"\n'],
    ['with a carriage return', 'a\r\nb', 'KEY="a\\r\\nb"\n'],
  ])('that is %s stands in the plainest form that says it', (_, value, expected) => {
    expect(dotenvLine('KEY', Buffer.from(value))).toBe(expected);
  });

  test.each([
    ['bytes', Buffer.from([0xff, 0x00])],
    ['all three quotes', Buffer.from('\'"`#')],
    ['the mark of UTF-8 alone', Buffer.from('\ufeff')],
  ])('cannot be %s', (_, value) => {
    expect(dotenvLine('KEY', value)).toBeUndefined();
  });
});
