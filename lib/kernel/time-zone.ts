import type { Path } from './path';

/**
 * Refuses a zone that is not in the tz database: the API server refuses it, and takes the case of letters
 * seriously. Node knows more: short names such as JST, and any case.
 * https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#time-zones
 */
export function checkTimeZone(timeZone: string, path: Path): void {
  const known = canonical(timeZone);
  const miswritten =
    known === undefined ||
    !EVERY_PART_CAPITAL.test(timeZone) ||
    ONLY_NODE.test(timeZone) ||
    (known !== timeZone && known.toLowerCase() === timeZone.toLowerCase());
  if (miswritten) {
    path.refuse('a zone of the tz database', timeZone, `write it as '${known ?? 'Asia/Tokyo'}' or 'Etc/UTC'`);
  }
}

/** Asking costs 50 µs, and a fleet has one zone or two. */
const asked = new Map<string, string | undefined>();

function canonical(timeZone: string): string | undefined {
  if (!asked.has(timeZone)) asked.set(timeZone, resolved(timeZone));
  return asked.get(timeZone);
}

function resolved(timeZone: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

const EVERY_PART_CAPITAL = /^[A-Z][^/]*(\/[A-Z][^/]*)*$/;

/** Abbreviations that the tz database itself has; Node takes others such as JST, PST and IST as well. */
const ONLY_NODE = /^(?!CET|EET|EST|GMT|HST|MET|MST|PRC|ROC|ROK|UCT|UTC|WET)[A-Z]{3}$|^SystemV\//;
