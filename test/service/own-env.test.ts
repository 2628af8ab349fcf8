import { describe, expect, test } from '@jest/globals';
import { inspect, describe as line } from '../../lib/kernel';
import { type OwnEnv, planOwnEnv } from '../../lib/service/own-env';

const GIVEN = {
  owned: { THREADS: { value: '5', instead: 'set concurrency' } },
  defaults: { POOL: '7' },
  shared: { TMPDIR: { value: '/tmp/ruby', instead: 'leave it out' } },
};

const plan = (own: OwnEnv) => inspect('env', (path) => planOwnEnv(own, GIVEN, path));

describe('the variables of a single process', () => {
  test.each([
    ['are those of the library', {}, { THREADS: '5', POOL: '7' }],
    ['are its own beside them', { clear: { LEVEL: '' } }, { THREADS: '5', POOL: '7', LEVEL: '' }],
    ['take the place of what is a mere default', { clear: { POOL: 9 } }, { THREADS: '5', POOL: 9 }],
    ['take its place from elsewhere too', { secret: ['POOL'] }, { THREADS: '5' }],
    ['may repeat what a prop says', { clear: { THREADS: 5 } }, { THREADS: '5', POOL: '7' }],
  ] satisfies [string, OwnEnv, object][])('%s', (_, own, clear) => {
    const { value, findings } = plan(own);
    expect([value.clear, findings]).toEqual([clear, []]);
  });

  test.each([
    [
      'of a prop',
      { clear: { THREADS: 6 } },
      'env.clear.THREADS: expected no THREADS here, got one; set concurrency',
    ],
    [
      'of a prop from elsewhere',
      { secret: ['THREADS'] },
      'env.secret.0: expected no THREADS here, got one; set concurrency',
    ],
    [
      'of all processes',
      { field: { TMPDIR: 'metadata.name' } },
      'env.field.TMPDIR: expected no TMPDIR here, got one; leave it out',
    ],
  ] satisfies [string, OwnEnv, string][])('are refused where they are those %s, once', (_, own, message) => {
    expect(plan(own).findings.map(line)).toEqual([message]);
  });
});
