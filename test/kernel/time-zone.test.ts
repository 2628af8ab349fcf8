import { describe, expect, test } from '@jest/globals';
import { checkTimeZone, inspect, describe as line } from '../../lib/kernel';

const zones = (timeZone: string) =>
  inspect('demo/production/tidy.timeZone', (path) => checkTimeZone(timeZone, path)).findings.map(line);

describe('a time zone', () => {
  test.each([
    'Asia/Tokyo',
    'Asia/Kolkata',
    'Asia/Calcutta',
    'America/Argentina/Buenos_Aires',
    'America/Port-au-Prince',
    'Africa/Dar_es_Salaam',
    'Etc/UTC',
    'Etc/GMT-9',
    'UTC',
    'CET',
    'EST5EDT',
    'Japan',
  ])('may be %s', (zone) => {
    expect(zones(zone)).toEqual([]);
  });

  test.each([
    ['an abbreviation that only Node knows', 'JST', 'Asia/Tokyo'],
    ['small letters, for the tz database tells them apart', 'asia/tokyo', 'Asia/Tokyo'],
    ['capital letters', 'Asia/TOKYO', 'Asia/Tokyo'],
    ['an offset', '+09:00', 'Asia/Tokyo'],
    ['the zone of the machine', 'Local', 'Asia/Tokyo'],
    ['a place that is none', 'Asia/Edo', 'Asia/Tokyo'],
    ['nothing', '', 'Asia/Tokyo'],
  ])('refuses %s', (_, zone, instead) => {
    expect(zones(zone)).toEqual([
      `demo/production/tidy.timeZone: expected a zone of the tz database, got '${zone}'; write it as '${instead}' or 'Etc/UTC'`,
    ]);
  });
});
