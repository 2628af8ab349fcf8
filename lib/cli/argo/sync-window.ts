import { list, records, text } from '../../kernel';

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
  const fields = (text(window.schedule) ?? '').trim().split(/\s+/);
  const begins = local - durationOf(text(window.duration) ?? '');
  if (fields.length !== 5) return false;
  for (let minute = Math.floor(local / MINUTE) * MINUTE; minute > begins; minute -= MINUTE) {
    if (isMet(fields, new Date(minute))) return true;
  }
  return false;
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

const NAMES = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const DAYS = 'sun mon tue wed thu fri sat'.split(' ');

/** Either of the two days counts where both are given. https://pkg.go.dev/github.com/robfig/cron/v3 */
function isMet(
  [minute = '', hour = '', date = '', month = '', day = '']: readonly string[],
  at: Date,
): boolean {
  const isDate = isIn(date, at.getUTCDate(), 1, 31);
  const isDay = isIn(day, at.getUTCDay(), 0, 6, DAYS);
  const both = [date, day].some((written) => /^[*?]/.test(written));
  return (
    isIn(minute, at.getUTCMinutes(), 0, 59) &&
    isIn(hour, at.getUTCHours(), 0, 23) &&
    isIn(month, at.getUTCMonth() + 1, 1, 12, ['', ...NAMES]) &&
    (both ? isDate && isDay : isDate || isDay)
  );
}

/** `*`, `5`, `1-5`, every 15th, `mon-fri`, or several of these with commas. */
const isIn = (
  written: string,
  value: number,
  from: number,
  to: number,
  names: readonly string[] = [],
): boolean =>
  written.split(',').some((part) => {
    const [range = '', step] = part.split('/');
    const numberOf = (word: string): number =>
      names.includes(word.toLowerCase()) ? names.indexOf(word.toLowerCase()) : Number(word);
    const [first = '', last] = range.split('-');
    const isAny = /^[*?]$/.test(range);
    const low = isAny ? from : numberOf(first);
    const high = isAny ? to : last !== undefined ? numberOf(last) : step === undefined ? low : to;
    return value >= low && value <= high && (value - low) % Number(step ?? 1) === 0;
  });
