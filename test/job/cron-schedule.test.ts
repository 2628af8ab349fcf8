import { describe, expect, test } from '@jest/globals';
import { checkSchedule } from '../../lib/job';
import { inspect, describe as line } from '../../lib/kernel';

const refusals = (schedule: string) =>
  inspect('demo/production/tidy.schedule', (path) => checkSchedule(schedule, path)).findings.map(line);

// what github.com/robfig/cron/v3 parses with ParseStandard, which is what the API server asks
describe('a schedule', () => {
  test.each([
    '* * * * *',
    '*/15 * * * *',
    '0 3 * * *',
    '05 03 01 01 0',
    '0-30/5 * * * *',
    '5/15 * * * *',
    '*/05 * * * *',
    '*/100 * * * *',
    '0,15,30,45 9-17 * * 1-5',
    '0 0 1 jan,JUL *',
    '0 0 ? * MON-fri',
    '59 23 31 12 6',
    '  0   3\t* * * ',
    '@yearly',
    '@annually',
    '@monthly',
    '@weekly',
    '@daily',
    '@midnight',
    '@hourly',
    '@every 1h30m',
    '@every 90s',
  ])('may be %p', (schedule) => {
    expect(refusals(schedule)).toEqual([]);
  });

  test.each([
    ['no field', ''],
    ['four fields', '0 3 * *'],
    ['six fields, seconds first', '0 0 3 * * *'],
    ['a minute of 60', '60 * * * *'],
    ['an hour of 24', '0 24 * * *'],
    ['a day of 0', '0 0 0 * *'],
    ['a month of 13', '0 0 1 13 *'],
    ['a Sunday of 7', '0 0 * * 7'],
    ['a weekday in the place of the month', '0 0 1 mon *'],
    ['a range that runs backwards', '0 0 * * fri-mon'],
    ['a range of three', '1-2-3 * * * *'],
    ['a step of 0', '*/0 * * * *'],
    ['a step without a number', '*/ * * * *'],
    ['two steps', '*/2/2 * * * *'],
    ['an empty entry of a list', '1,,2 * * * *'],
    ['a negative minute', '-1 * * * *'],
    ['the last day', '0 0 L * *'],
    ['the start of a machine', '@reboot'],
    ['a macro in capitals', '@Daily'],
    ['a macro and a blank', '@daily '],
    ['an interval in days', '@every 1d'],
    ['an interval without a unit', '@every 90'],
    ['a time zone, which is a prop of its own', 'CRON_TZ=Asia/Tokyo 0 3 * * *'],
  ])('refuses %s', (_, schedule) => {
    expect(refusals(schedule)).toEqual([
      `demo/production/tidy.schedule: expected five fields: minute, hour, day of month, month, day of week, got '${schedule}'; write it as '*/15 * * * *'; a time zone goes into timeZone`,
    ]);
  });
});
