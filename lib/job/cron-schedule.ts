import type { Path } from '../kernel';

/** The five fields that Kubernetes reads, with their ranges and names. https://pkg.go.dev/github.com/robfig/cron/v3 */
const FIELDS: readonly Field[] = [
  { from: 0, to: 59, names: [] },
  { from: 0, to: 23, names: [] },
  { from: 1, to: 31, names: [] },
  {
    from: 1,
    to: 12,
    names: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
  },
  { from: 0, to: 6, names: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
];

interface Field {
  readonly from: number;
  readonly to: number;
  readonly names: readonly string[];
}

const MACRO = /^@(yearly|annually|monthly|weekly|daily|midnight|hourly)$/;
const EVERY = /^@every (\d+(\.\d+)?(ns|us|ms|s|m|h))+$/;

/**
 * Refuses what Kubernetes would: it reads five fields or a macro, and no time zone. Sunday is 0, never 7.
 * What its parser takes without meaning it (`1,,2`, `*-5`) is refused too.
 * https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax
 */
export function checkSchedule(schedule: string, path: Path): void {
  if (MACRO.test(schedule) || EVERY.test(schedule)) return;
  const fields = schedule.trim().split(/\s+/);
  const valid =
    fields.length === FIELDS.length && FIELDS.every((field, i) => isField(fields[i] ?? '', field));
  if (!valid) {
    path.refuse(
      'five fields: minute, hour, day of month, month, day of week',
      schedule,
      "write it as '*/15 * * * *'; a time zone goes into timeZone",
    );
  }
}

const isField = (text: string, field: Field): boolean =>
  text.split(',').every((part) => isRange(part, field));

function isRange(text: string, field: Field): boolean {
  const [range = '', step, ...rest] = text.split('/');
  if (rest.length > 0 || (step !== undefined && !/^0*[1-9]\d*$/.test(step))) return false;
  if (range === '*' || range === '?') return true;
  const bounds = range.split('-').map((bound) => numberOf(bound, field));
  const [low = Number.NaN, high = low] = bounds;
  return bounds.length <= 2 && low >= field.from && high <= field.to && low <= high;
}

function numberOf(text: string, { from, names }: Field): number {
  if (/^\d+$/.test(text)) return Number(text);
  const index = names.indexOf(text.toLowerCase());
  return index < 0 ? Number.NaN : from + index;
}
