import { CRON, CRON_FIELDS, type CronField, isCronField, type Path } from '../kernel';

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
  } else if (fields.length !== CRON_FIELDS.length) {
    path.refuse(
      'five fields: minute, hour, day of month, month, day of week',
      schedule,
      "write it as '*/15 * * * *'; a time zone goes into timeZone",
    );
  } else {
    CRON_FIELDS.forEach((field, index) => {
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

function checkField(text: string, field: CronField, path: Path): void {
  if (isCronField(text, field)) return;
  const { name, from, to } = field;
  const fix = field === CRON.day && /(^|\D)7($|\D)/.test(text) ? 'Sunday is 0' : `correct the ${name}`;
  path.refuse(`${name} ${from} to ${to}`, text, fix);
}
