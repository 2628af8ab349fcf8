import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { planSpan, type SpanOptions } from '../../../lib/cli/freeze/span-plan';
import { describe as described, inspect } from '../../../lib/kernel';

const NOW = new Date('2026-11-21T15:30:40Z');

const planned = (options: SpanOptions, now = NOW) =>
  inspect('kube freeze', (path) => planSpan(options, now, path));
const refused = (options: SpanOptions): string => planned(options).findings.map(described).join('\n');

describe('a pause', () => {
  test.each([
    [{ for: '2h' }, '2026-11-21T17:31Z'],
    [{ for: '90s' }, '2026-11-21T15:33Z'],
    [{ for: '31d' }, '2026-12-22T15:31Z'],
    [{ until: '2026-11-21T18:00Z' }, '2026-11-21T18:00Z'],
    [{ until: '2026-11-22T03:00+09:00' }, '2026-11-21T18:00Z'],
    [{ until: '2026-11-22 03:00:01+0900' }, '2026-11-21T18:01Z'],
  ])('%j begins in this minute and ends in a whole one', (options, until) => {
    expect(planned(options)).toEqual({ value: { from: '2026-11-21T15:30Z', until }, findings: [] });
  });

  test('covers all that was asked for, and less than two minutes more', () => {
    const times = fc.date({
      min: new Date('2020-01-01Z'),
      max: new Date('2040-01-01Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(times, fc.integer({ min: 60, max: 31 * 86_400 }), (now, length) => {
        const { value } = planned({ for: `${length}s` }, now);
        const from = new Date(value?.from ?? '').getTime();
        const until = new Date(value?.until ?? '').getTime();
        expect(from).toBeLessThanOrEqual(now.getTime());
        expect(until).toBeGreaterThanOrEqual(now.getTime() + length * 1000);
        expect(until - from).toBeLessThan((length + 120) * 1000);
      }),
    );
  });

  test.each([
    [{}, '--for 2h, or --until with a time, got neither'],
    [{ for: '2h', until: '2026-11-21T18:00Z' }, '--for 2h, or --until with a time, got both'],
    [{ for: 'a while' }, "a length of time, got something else; write '30m', '2h' or '1d'"],
    [{ for: '-2h' }, 'a length of time'],
    [{ for: '59s' }, 'a pause of 1 minute to 31 days'],
    [{ for: '32d' }, 'a pause of 1 minute to 31 days, got 46080 minutes'],
    [{ until: '2026-11-21T15:30:39Z' }, 'got a time that is over'],
    [{ until: '18:00' }, 'a time, got something else; write it with its zone'],
    [{ until: '2026-11-21T18:00' }, 'a time, got something else'],
    [{ until: '2026-13-41T18:00Z' }, 'a time, got something else'],
  ])('%j is refused', (options, said) => {
    expect(refused(options)).toContain(said);
  });
});
