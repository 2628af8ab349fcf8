import { PassThrough } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { watchPaste } from '../../lib/cli/watch-paste';

describe('a value that was typed into a question', () => {
  test.each([
    ['with Enter at its end is one line', ['hunter2', '\r'], [], false],
    ['is one line on Windows too', ['hunter2\r\n'], [], false],
    ['with more behind the first Enter is noticed', ['one\rtwo\rthree\r'], [], true],
    ['is noticed where the rest comes late', ['one\r'], ['two\r'], true],
  ])('%s', async (_, before, after, expected) => {
    const stream = new PassThrough();
    const hasMore = watchPaste(stream);
    for (const bytes of before) stream.write(bytes);
    const answer = hasMore();
    for (const bytes of after) stream.write(bytes);
    expect(await answer).toBe(expected);
  });
});
