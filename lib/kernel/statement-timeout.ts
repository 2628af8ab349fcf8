/** Milliseconds where no unit is said: https://www.postgresql.org/docs/current/config-setting.html */
const MILLISECONDS = { ms: 1, s: 1000, min: 60_000, h: 3_600_000 } as const;
const TIMEOUT = /^(\d+)\s*(ms|s|min|h)?$/;

/** Seconds that are left to a migration to fail by itself and say why. */
const TO_SAY_WHY = 60;

/**
 * The shortest deadline of a Job, in seconds, whose database stops a statement after `timeout`; undefined where it stops
 * none, and for what is no timeout.
 */
export function leastDeadline(timeout: string | undefined): number | undefined {
  const [, count, unit = 'ms'] = TIMEOUT.exec(timeout?.trim() ?? '') ?? [];
  if (count === undefined || Number(count) === 0) return undefined;
  return Math.ceil((Number(count) * MILLISECONDS[unit as keyof typeof MILLISECONDS]) / 1000) + TO_SAY_WHY; // TIMEOUT knows the units
}
