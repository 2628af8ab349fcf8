import { describe, expect, test } from '@jest/globals';
import { nearName } from '../../lib/kernel';

describe('what was most likely meant', () => {
  test.each([
    ['DATABSE_URL', 'DATABASE_URL'],
    ['database_url', 'DATABASE_URL'],
    ['AIP_KEY', 'API_KEY'],
    ['API_KEYS', 'API_KEY'],
    ['DATABASE_URL', 'DATABASE_URL'],
    ['database-url', 'DATABASE_URL'],
  ])('by %s is %s', (typed, expected) => {
    expect(nearName(typed, ['REDIS_URL', 'DATABASE_URL', 'API_KEY'])).toBe(expected);
  });

  test.each(['hunter2', '', 'KEY', 'a'.repeat(100_000)])('is nothing where all differs: %#', (typed) => {
    expect(nearName(typed, ['REDIS_URL', 'DATABASE_URL', 'API_KEY'])).toBeUndefined();
  });
});
