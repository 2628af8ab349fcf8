import { type Finding, inspect } from '../kernel';
import type { Check, Objection } from './check';
import { CHECKS } from './checks';
import { type Rendered, World } from './world';

/** A finding and the services that have to do with it: one, or several for a fleet-wide rule. */
export interface Verdict {
  readonly services: readonly string[];
  readonly finding: Finding;
}

export interface JudgeProps {
  /**
   * Whether `rendered` is all that the cluster gets. Without it, as in the test of a single chart,
   * references are followed only in namespaces that are rendered too.
   */
  readonly whole: boolean;
}

/** Asks every check about everything that is rendered for one cluster. */
export function judge(
  rendered: readonly Rendered[],
  { whole }: JudgeProps,
  checks: readonly Check[] = CHECKS,
): readonly Verdict[] {
  const world = new World(rendered, whole);
  return checks.flatMap(({ id, run }) => [...run(world)].flatMap((objection) => verdict(id, objection)));
}

function verdict(id: string, { to, field, expected, got, fix, with: others = [] }: Objection): Verdict[] {
  const { from, object } = to;
  const place = `${from.service}/${from.cluster}/${object.kind}/${object.metadata.name}.${field}`;
  const { findings } = inspect(place, (path) => path.refuse(expected, got, fix));
  const services = [...new Set([to, ...others].map((placed) => placed.from.service))];
  return findings.map((finding) => ({ services, finding: { ...finding, id } }));
}
