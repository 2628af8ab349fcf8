import { randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isSealed } from '../../../lib/config/secrets/sealed-value';
import { seal } from './sealing';

/** Something of the form of a sealed value, with so many bytes of key and of value. */
function formed(key: number, value: number, said = key): string {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(said);
  return Buffer.concat([length, randomBytes(key), randomBytes(value)]).toString('base64');
}

describe('a sealed value', () => {
  test('is whatever kubeseal sealed, an empty text too', () => {
    fc.assert(
      fc.property(fc.string(), (text) => isSealed(seal(text))),
      { numRuns: 50 },
    );
    expect(isSealed(seal(''))).toBe(true);
  });

  test('may stand in several lines, over whose ends the controller reads', () => {
    expect(isSealed(seal('text').replaceAll(/.{60}/g, '$&\n'))).toBe(true);
  });

  test.each([
    ['256 bytes of key', 256, 16],
    ['1024 bytes of key', 1024, 400],
  ])('has %s', (_, key, value) => {
    expect(isSealed(formed(key, value))).toBe(true);
  });

  test.each([
    ['a key too short', formed(255, 16)],
    ['a key too long', formed(1025, 16)],
    ['less than it says', formed(256, 15)],
    ['no value behind its key', formed(512, 0)],
    ['another length than it says', formed(256, 16, 512)],
    ['nothing', ''],
    ['a character that is not of base64', `${seal('text')} `],
    ['the letters of base64 in URLs', seal('text').replace(/^..../, '-_-_')],
  ])('never has %s', (_, text) => {
    expect(isSealed(text)).toBe(false);
  });

  test('is never what somebody forgot to seal', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String({ maxLength: 364 })), (text) => !isSealed(text)),
    );
  });
});
