import { describe, expect, test } from '@jest/globals';
import { inspect, describe as line } from '../../lib/kernel';
import { checkStaticFiles } from '../../lib/service/static-files';
import { findings } from './webs';

const found = (value: string | number | boolean) =>
  inspect('env', (path) =>
    checkStaticFiles({ clear: { RAILS_SERVE_STATIC_FILES: value } }, path),
  ).findings.map(line);

describe('RAILS_SERVE_STATIC_FILES', () => {
  test.each(['false', 'False', 'no', 'off', '0'])('is reported as %p, which switches it on', (value) => {
    expect(found(value)).toEqual([
      `env.clear.RAILS_SERVE_STATIC_FILES: warning F45: expected '' or nothing at all to switch it off, got '${value}'; leave it out: any text switches it on`,
    ]);
  });

  test.each([false, 0])('is reported as %p, which becomes a text', (value) => {
    expect(found(value)).toHaveLength(1);
  });

  test.each(['', 'true', '1', 'enabled', true, 1])('may be %p', (value) => {
    expect(found(value)).toEqual([]);
  });

  test('is reported of a single process too', () => {
    expect(findings({ env: { clear: { RAILS_SERVE_STATIC_FILES: false } } })).toEqual([
      "env.clear.RAILS_SERVE_STATIC_FILES: warning F45: expected '' or nothing at all to switch it off, got 'false'; leave it out: any text switches it on",
    ]);
  });
});
