import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { generatedPages } from './generated';

test.each([...generatedPages()])(
  "%s says what the code says; 'npm run docs' brings it up to date",
  (page, text) => {
    expect(readFileSync(join(__dirname, '../..', page), 'utf8')).toBe(text);
  },
);
