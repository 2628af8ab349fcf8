const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** The five fields with their ranges and names. */
const FIELDS: readonly Field[] = [
  [0, 59, []],
  [0, 23, []],
  [1, 31, []],
  [1, 12, MONTHS],
  [0, 6, DAYS],
];

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

function isRange(text: string, [from, to, names]: Field): boolean {
  const [range = '', step, ...rest] = text.split('/');
  if (rest.length > 0 || (step !== undefined && !/^[1-9]\d*$/.test(step))) return false;
  if (range === '*') return true;
  const bounds = range.split('-').map((bound) => numberOf(bound, from, names));
  const [low = Number.NaN, high = low] = bounds;
  return bounds.length <= 2 && low >= from && high <= to && low <= high;
}

function numberOf(text: string, from: number, names: readonly string[]): number {
  if (/^\d+$/.test(text)) return Number(text);
  const index = names.indexOf(text.toLowerCase());
  return index < 0 ? Number.NaN : from + index;
}
