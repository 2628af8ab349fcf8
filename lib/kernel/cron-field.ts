/** One of the five fields of a schedule. */
export interface CronField {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** Of `from` and what follows it. */
  readonly names: readonly string[];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** As Kubernetes and Argo CD read them; Sunday is 0, never 7. https://pkg.go.dev/github.com/robfig/cron/v3 */
export const CRON = {
  minute: { name: 'minute', from: 0, to: 59, names: [] },
  hour: { name: 'hour', from: 0, to: 23, names: [] },
  date: { name: 'day of month', from: 1, to: 31, names: [] },
  month: { name: 'month', from: 1, to: 12, names: MONTHS },
  day: { name: 'day of week', from: 0, to: 6, names: DAYS },
} as const satisfies Record<string, CronField>;

/** In the order in which a schedule has them. */
export const CRON_FIELDS: readonly CronField[] = Object.values(CRON);

/**
 * Whether a text is `*`, a number or name, a range, one of them with a step, or several with commas. What the parser
 * takes without meaning it (`1,,2`, `*-5`) is none of these.
 */
export const isCronField = (text: string, field: CronField): boolean =>
  text.split(',').every((part) => isRange(part, field));

function isRange(text: string, field: CronField): boolean {
  const [range = '', step, ...rest] = text.split('/');
  if (rest.length > 0 || (step !== undefined && !/^0*[1-9]\d*$/.test(step))) return false;
  if (isStar(range)) return true;
  const bounds = range.split('-').map((bound) => numberOf(bound, field));
  const [low = Number.NaN, high = low] = bounds;
  return bounds.length <= 2 && low >= field.from && high <= field.to && low <= high;
}

/** Every number that a field stands for, the smallest first; none for what is no field. */
export function cronValues(text: string, field: CronField): readonly number[] {
  const all = Array.from({ length: field.to - field.from + 1 }, (_, index) => field.from + index);
  const parts = text.split(',').map((part) => stretchOf(part, field));
  return all.filter((value) =>
    parts.some(({ low, high, step }) => value >= low && value <= high && (value - low) % step === 0),
  );
}

/** A number with a step goes on to the end. */
function stretchOf(part: string, field: CronField) {
  const [range = '', step] = part.split('/');
  const [first = '', last] = range.split('-');
  const { from, to } = field;
  const low = isStar(first) ? from : numberOf(first, field);
  const end = step === undefined ? low : to;
  const high = isStar(first) ? to : last === undefined ? end : numberOf(last, field);
  return { low, high, step: Number(step ?? 1) };
}

const isStar = (text: string): boolean => text === '*' || text === '?';

function numberOf(text: string, { from, names }: CronField): number {
  if (/^\d+$/.test(text)) return Number(text);
  const index = names.indexOf(text.toLowerCase());
  return index < 0 ? Number.NaN : from + index;
}
