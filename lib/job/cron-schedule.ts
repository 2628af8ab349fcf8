import type { Path } from '../kernel';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** The five fields that Kubernetes reads, with their ranges and names. https://pkg.go.dev/github.com/robfig/cron/v3 */
const FIELDS: readonly Field[] = [
  { name: 'minute', from: 0, to: 59, names: [] },
  { name: 'hour', from: 0, to: 23, names: [] },
  { name: 'day of month', from: 1, to: 31, names: [] },
  { name: 'month', from: 1, to: 12, names: MONTHS },
  { name: 'day of week', from: 0, to: 6, names: DAYS },
];

interface Field {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly names: readonly string[];
}

const MACROS = ['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly'];
const EVERY = /^@every (\d+(\.\d+)?(ns|us|ms|s|m|h))+$/;

/**
 * Refuses what Kubernetes would: it reads five fields or a macro, and no time zone. Sunday is 0, never 7.
 * What its parser takes without meaning it (`1,,2`, `*-5`) is refused too.
 * https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax
 */
export function checkSchedule(schedule: string, path: Path): void {
  if (MACROS.includes(schedule) || EVERY.test(schedule)) return;
  const fields = schedule.trim().split(/\s+/);
  if (schedule.startsWith('@')) {
    refuseMacro(schedule, path);
  } else if (fields.length !== FIELDS.length) {
    path.refuse(
      'five fields: minute, hour, day of month, month, day of week',
      schedule,
      "write it as '*/15 * * * *'; a time zone goes into timeZone",
    );
  } else {
    FIELDS.forEach((field, index) => {
      checkField(fields[index] ?? '', field, path);
    });
  }
}

function refuseMacro(schedule: string, path: Path): void {
  if (schedule.startsWith('@every')) {
    path.refuse('an interval in h, m and s', schedule, "write it as '@every 90m' or '@every 1h30m'");
    return;
  }
  const close = closestTo(schedule.toLowerCase());
  const fix = close === undefined ? 'write one of them, or five fields' : `did you mean '${close}'?`;
  path.refuse(`one of ${MACROS.join(', ')}`, schedule, fix);
}

/** The macro that begins like it for longest, by a letter at least. */
function closestTo(schedule: string): string | undefined {
  const beginnings = Array.from({ length: schedule.length }, (_, cut) =>
    schedule.slice(0, -cut || undefined),
  );
  return beginnings
    .filter((beginning) => beginning.length > 1)
    .flatMap((beginning) => MACROS.find((macro) => macro.startsWith(beginning)) ?? [])
    .at(0);
}

function checkField(text: string, field: Field, path: Path): void {
  if (isField(text, field)) return;
  const { name, from, to } = field;
  const fix = field.names === DAYS && /(^|\D)7($|\D)/.test(text) ? 'Sunday is 0' : `correct the ${name}`;
  path.refuse(`${name} ${from} to ${to}`, text, fix);
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
