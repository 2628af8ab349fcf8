import { describe, inspect, type Path } from '../../lib/kernel';

/** Every finding of a plan function, as a user reads it. */
export const messagesOf = (plan: (path: Path) => unknown, place = 'orders/web'): readonly string[] =>
  inspect(place, plan).findings.map(describe);
