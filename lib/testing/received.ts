import { describe, type Finding, type Manifest } from '../kernel';
import { RenderedChart } from './rendered-chart';

/** What a matcher may be asked about: a whole chart, or objects that were found in one. */
export type Received = RenderedChart | Manifest | readonly Manifest[];

export function objectsIn(received: Received): readonly Manifest[] {
  if (received instanceof RenderedChart) return received.objects;
  return isList(received) ? received : [received];
}

const isList = (received: Manifest | readonly Manifest[]): received is readonly Manifest[] =>
  Array.isArray(received);

/** How findings name an object: `Deployment/yashima-web`. */
export const nameOfObject = ({ kind, metadata }: Manifest): string => `${kind}/${metadata.name}`;

/** What jest asks of a matcher. */
export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

/** A claim holds when nothing is found against it; what was found names object and field. */
export const claim = (words: string, findings: readonly Finding[]): MatcherResult => ({
  pass: findings.length === 0,
  message: () =>
    findings.length === 0
      ? `expected not to ${words}, but nothing speaks against it`
      : [`expected to ${words}:`, ...findings.map(describe)].join('\n'),
});
