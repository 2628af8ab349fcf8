import { type Json, text } from '../../kernel';
import { count } from './conditions';

const SHOWN = 5;

/** The last warnings among Events, each once: `Unhealthy: Readiness probe failed (12 times)`. */
export function eventLines(events: readonly Json[]): readonly string[] {
  const warnings = events.filter(({ type }) => type === 'Warning').toSorted((a, b) => whenOf(a) - whenOf(b));
  const times = new Map<string, number>();
  for (const event of warnings) {
    const line = `${text(event.reason) ?? ''}: ${text(event.message) ?? ''}`;
    times.set(
      line,
      (times.get(line) ?? 0) + Math.max(count(event, 'count'), count(event, 'series', 'count'), 1),
    );
  }
  return [...times].slice(-SHOWN).map(([line, many]) => (many === 1 ? line : `${line} (${many} times)`));
}

const whenOf = (event: Json): number =>
  Date.parse(text(event.lastTimestamp) ?? text(event.eventTime) ?? '') || 0;
