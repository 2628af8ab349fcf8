const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const DAY: Field = [1, 31, []];
const MONTH: Field = [1, 12, MONTHS];

/** The five fields with their ranges and names. */
const FIELDS: readonly Field[] = [[0, 59, []], [0, 23, []], DAY, MONTH, [0, 6, DAYS]];

type Field = readonly [from: number, to: number, names: readonly string[]];

/**
 * Whether Argo CD can read the schedule of a sync window: unlike a CronJob's it is never a macro. With one that it
 * cannot read, nothing of the project is synced any more.
 * https://argo-cd.readthedocs.io/en/stable/user-guide/sync_windows/
 */
export function isWindowSchedule(schedule: string): boolean {
  const texts = schedule.split(' ');
  return texts.length === FIELDS.length && FIELDS.every((field, index) => isField(texts[index] ?? '', field));
}

const isField = (text: string, field: Field): boolean =>
  text.split(',').every((part) => isRange(part, field));

function isRange(text: string, field: Field): boolean {
  const [, step, ...rest] = text.split('/');
  if (rest.length > 0 || (step !== undefined && !/^[1-9]\d*$/.test(step))) return false;
  const [from, to] = field;
  const [low, high, ...more] = boundsOf(text, field);
  return more.length === 0 && low >= from && high <= to && low <= high;
}

/** The first and the last, as they are written; NaN for what is no number. */
function boundsOf(text: string, [from, to, names]: Field): readonly [number, number, ...number[]] {
  const [range = ''] = text.split('/');
  if (range === '*') return [from, to];
  const [low = Number.NaN, high = low, ...more] = range
    .split('-')
    .map((bound) => numberOf(bound, from, names));
  return [low, high, ...more];
}

function numberOf(text: string, from: number, names: readonly string[]): number {
  if (/^\d+$/.test(text)) return Number(text);
  const index = names.indexOf(text.toLowerCase());
  return index < 0 ? Number.NaN : from + index;
}

const LONGEST = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Whether there is ever such a day, for a schedule that can be read. Where days of the month and of the week are both
 * named, either will do. https://pkg.go.dev/github.com/robfig/cron/v3#hdr-CRON_Expression_Format
 */
export function everComes(schedule: string): boolean {
  const [, , days = '', months = '', weekdays = ''] = schedule.split(' ');
  if (!weekdays.includes('*')) return true;
  const [first = 1] = valuesOf(days, DAY);
  return valuesOf(months, MONTH).some((month) => first <= (LONGEST[month - 1] ?? 0));
}

/** Every number that a field stands for, in their order. */
const valuesOf = (text: string, field: Field): readonly number[] =>
  text
    .split(',')
    .flatMap((part) => {
      const [, step = '1'] = part.split('/');
      const [low, high] = boundsOf(part, field);
      // one with a step goes on to the end
      const last = low === high && part.includes('/') && !part.includes('-') ? field[1] : high;
      return Array.from({ length: last - low + 1 }, (_, index) => low + index).filter(
        (_, index) => index % Number(step) === 0,
      );
    })
    .toSorted((one, other) => one - other);
