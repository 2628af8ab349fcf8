import { type Finding, inspect, text, type Whereabouts, withNothingSecret } from '../kernel';
import { CHANGE_CHECKS, type Changes } from './changes';
import type { CheckInfo, Objection } from './check';
import { CHECKS, FLEET_CHECKS } from './checks';
import { type Placed, type Rendered, World } from './world';

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
export const judge = (
  rendered: readonly Rendered[],
  { whole }: JudgeProps,
  checks = CHECKS,
): readonly Verdict[] => judgeWorld(new World(rendered, whole), checks);

/** Asks every check about one cluster. */
export const judgeWorld = (world: World, checks = CHECKS): readonly Verdict[] =>
  checks.flatMap((check) => verdictsOf(check, check.run(world)));

/** Asks what only all clusters together can answer. */
export const judgeFleet = (worlds: readonly World[], checks = FLEET_CHECKS): readonly Verdict[] =>
  checks.flatMap((check) => verdictsOf(check, check.run(worlds)));

/** Asks about what a commit changes in objects that are there. */
export const judgeChanges = (changes: Changes, checks = CHANGE_CHECKS): readonly Verdict[] =>
  checks.flatMap((check) => verdictsOf(check, check.run(changes)));

/** Findings of what a check has against objects. */
export const verdictsOf = (check: CheckInfo, objections: Iterable<Objection>): readonly Verdict[] =>
  [...objections].flatMap((objection) => verdict(check, objection));

function verdict(check: CheckInfo, objection: Objection): readonly Verdict[] {
  const { to, field, expected, got, fix, with: others = [], severity = check.severity } = objection;
  const where = whereabouts(to, field);
  const at = [where.name, field].filter(isSaid).join('.');
  const place = [where.service, where.cluster, where.kind, at].filter(isSaid).join('/');
  const { findings } = inspect(place, (path) => path.refuse(expected, got, fix));
  const services = [...new Set([to, ...others].map((placed) => placed.from.service))];
  return findings.map((finding) => ({
    services,
    finding: withNothingSecret({ ...finding, id: check.id, severity, where }),
  }));
}

/** Plain YAML is in no cluster, and what concerns a whole object in no field. */
const isSaid = (part: string): boolean => part !== '';

function whereabouts({ from, object: { kind, metadata }, namespace }: Placed, field: string): Whereabouts {
  const { service, cluster, environment, origins } = from;
  const construct = origins?.get(`${kind}/${metadata.name}`);
  return {
    service,
    environment: environment?.name ?? '',
    cluster,
    kind,
    name: text(metadata.name) ?? '',
    namespace,
    field,
    ...(construct !== undefined && { construct }),
  };
}
