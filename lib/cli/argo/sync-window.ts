import { list, records, text } from '../../kernel';
import { cronOf, isMetBetween } from './cron';

/** What a window is asked about. */
export interface Held {
  readonly application: string;
  readonly namespace: string;
  /** Name and address of the cluster, whichever the Application gives. */
  readonly clusters: readonly string[];
}

const MINUTE = 60_000;
const UNITS: Readonly<Record<string, number>> = { h: 60 * MINUTE, m: MINUTE, s: 1000 };

/**
 * Why Argo CD begins no sync of its own now: what the AppProject's windows say that deny it. Argo CD says it nowhere but
 * in its log. https://argo-cd.readthedocs.io/en/stable/user-guide/sync_windows/
 */
export function heldBy(windows: unknown, held: Held, now: Date): string | undefined {
  const holding = records(windows).filter(
    (window) => window.kind === 'deny' && isMeant(window, held) && isOpen(window, now),
  );
  return holding.length === 0
    ? undefined
    : holding.map(({ description }) => text(description) || 'a sync window').join(', ');
}

type Window = ReturnType<typeof records>[number];

function isMeant(window: Window, { application, namespace, clusters }: Held): boolean {
  const asked = [
    [list(window.applications), [application]],
    [list(window.clusters), clusters],
    [list(window.namespaces), [namespace]],
  ] as const;
  const given = asked.filter(([patterns]) => patterns.length > 0);
  const matches = given.map(([patterns, names]) => names.some((name) => patterns.some(isGlobOf(name))));
  if (given.length === 0) return false;
  return window.andOperator === true ? matches.every(Boolean) : matches.some(Boolean);
}

const isGlobOf =
  (name: string) =>
  (pattern: unknown): boolean => {
    const parts = String(pattern).split('*');
    return new RegExp(`^${parts.map((part) => part.replace(/[^\w-]/g, '\\$&')).join('.*')}$`).test(name);
  };

/** Whether its schedule was met less than its duration ago. Offsets of zones are those of now, as in Argo CD. */
function isOpen(window: Window, now: Date): boolean {
  const local = now.getTime() + offsetOf(text(window.timeZone) || 'UTC', now);
  const cron = cronOf(text(window.schedule) ?? '');
  return cron !== undefined && isMetBetween(cron, local - durationOf(text(window.duration) ?? ''), local);
}

/** As Go writes them: `90m`, `1h30m`. */
const durationOf = (duration: string): number =>
  [...duration.matchAll(/([\d.]+)([hms])/g)].reduce(
    (sum, [, amount, unit = '']) => sum + Number(amount) * (UNITS[unit] ?? 0),
    0,
  );

/** Milliseconds that clocks of a zone are ahead of UTC; 0 for a zone that nobody knows. */
function offsetOf(timeZone: string, now: Date): number {
  try {
    const there = new Date(`${now.toLocaleString('en-US', { timeZone })} UTC`).getTime();
    return Math.round((there - now.getTime()) / MINUTE) * MINUTE;
  } catch {
    return 0;
  }
}
