import { CRON, CRON_FIELDS, cronValues, isCronField } from '../../kernel';

/** A step that begins with a zero, and the sign for no matter what: Kubernetes reads them in a CronJob. */
const OF_CRON_JOBS = /\/0|\?/;

/**
 * Whether Argo CD can read the schedule of a sync window: unlike a CronJob's it is never a macro. With one that it
 * cannot read, nothing of the project is synced any more.
 * https://argo-cd.readthedocs.io/en/stable/user-guide/sync_windows/
 */
export function isWindowSchedule(schedule: string): boolean {
  const texts = schedule.split(' ');
  if (OF_CRON_JOBS.test(schedule) || texts.length !== CRON_FIELDS.length) return false;
  return CRON_FIELDS.every((field, index) => isCronField(texts[index] ?? '', field));
}

const LONGEST = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Whether there is ever such a day, for a schedule that can be read. Where days of the month and of the week are both
 * named, either will do. https://pkg.go.dev/github.com/robfig/cron/v3#hdr-CRON_Expression_Format
 */
export function everComes(schedule: string): boolean {
  const [, , days = '', months = '', weekdays = ''] = schedule.split(' ');
  if (!weekdays.includes('*')) return true;
  const [first = 1] = cronValues(days, CRON.date);
  return cronValues(months, CRON.month).some((month) => first <= (LONGEST[month - 1] ?? 0));
}
