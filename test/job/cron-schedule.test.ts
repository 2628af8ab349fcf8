import { describe, expect, test } from '@jest/globals';
import { checkSchedule } from '../../lib/job';
import { inspect, describe as line } from '../../lib/kernel';

const PLACE = 'demo/production/tidy.schedule';

const refusals = (schedule: string) =>
  inspect(PLACE, (path) => checkSchedule(schedule, path)).findings.map(line);

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
    ['a time zone, which is a prop of its own', 'CRON_TZ=Asia/Tokyo 0 3 * * *'],
  ])('refuses %s', (_, schedule) => {
    expect(refusals(schedule)).toEqual([
      `${PLACE}: expected five fields: minute, hour, day of month, month, day of week, got '${schedule}'; write it as '*/15 * * * *'; a time zone goes into timeZone`,
    ]);
  });

  test.each([
    ['a minute of 60', '60 * * * *', 'minute 0 to 59', '60'],
    ['an hour of 24', '0 24 * * *', 'hour 0 to 23', '24'],
    ['a day of 0', '0 0 0 * *', 'day of month 1 to 31', '0'],
    ['a month of 13', '0 0 1 13 *', 'month 1 to 12', '13'],
    ['a weekday in the place of the month', '0 0 1 mon *', 'month 1 to 12', 'mon'],
    ['a range that runs backwards', '0 0 * * fri-mon', 'day of week 0 to 6', 'fri-mon'],
    ['a range of three', '1-2-3 * * * *', 'minute 0 to 59', '1-2-3'],
    ['a step of 0', '*/0 * * * *', 'minute 0 to 59', '*/0'],
    ['a step without a number', '*/ * * * *', 'minute 0 to 59', '*/'],
    ['two steps', '*/2/2 * * * *', 'minute 0 to 59', '*/2/2'],
    ['an empty entry of a list', '1,,2 * * * *', 'minute 0 to 59', '1,,2'],
    ['a negative minute', '-1 * * * *', 'minute 0 to 59', '-1'],
    ['the last day', '0 0 L * *', 'day of month 1 to 31', 'L'],
  ])('refuses %s, and says which field is wrong', (_, schedule, expected, got) => {
    expect(refusals(schedule)).toEqual([
      `${PLACE}: expected ${expected}, got '${got}'; correct the ${expected.replace(/ \d.*/, '')}`,
    ]);
  });

  test.each(['7', '1-7', '0,7'])('refuses %p as a day, for Sunday is 0', (day) => {
    expect(refusals(`0 0 * * ${day}`)).toEqual([
      `${PLACE}: expected day of week 0 to 6, got '${day}'; Sunday is 0`,
    ]);
  });

  test('names every field that is wrong', () => {
    expect(refusals('60 24 * * *')).toHaveLength(2);
  });

  test.each([
    ['@dayly', "did you mean '@daily'?"],
    ['@Daily', "did you mean '@daily'?"],
    ['@daily ', "did you mean '@daily'?"],
    ['@midnite', "did you mean '@midnight'?"],
    ['@reboot', 'write one of them, or five fields'],
  ])('refuses the macro %p', (schedule, fix) => {
    expect(refusals(schedule)).toEqual([
      `${PLACE}: expected one of @yearly, @annually, @monthly, @weekly, @daily, @midnight, @hourly, got '${schedule}'; ${fix}`,
    ]);
  });

  test.each(['@every 1d', '@every 90', '@every'])('refuses the interval %p', (schedule) => {
    expect(refusals(schedule)).toEqual([
      `${PLACE}: expected an interval in h, m and s, got '${schedule}'; write it as '@every 90m' or '@every 1h30m'`,
    ]);
  });
});
