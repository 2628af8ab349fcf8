import type { Container } from 'kubernetes-types/core/v1';
import { type Environment, kindOf, type Manifest, NOWHERE, type ObjectOf } from '../../kernel';
import type { Check, CheckInfo, Objection, Severity } from '../check';
import { once } from '../once';
import type { Placed, World } from '../world';
import { type Problem, problemsIn } from './problem';
import { shownAt } from './value-at';

/** What a platform team says of a rule of its own. */
export interface RuleInfo extends Omit<CheckInfo, 'severity'> {
  /**
   * With a hyphen, so that it can never be one of ours: `SHOP-1`. Warnings are acknowledged by it,
   * `acknowledge(this.rails, 'SHOP-1', 'why')`.
   */
  readonly id: string;
  /** An error stops the service, and no chart can acknowledge it. @default 'error' */
  readonly severity?: Severity;
}

/** Where an object stands, and its containers. */
export interface About {
  readonly service: string;
  readonly cluster: string;
  readonly environment: Environment;
  /** Empty for what lives outside namespaces. */
  readonly namespace: string;
  /** Every container of the pods that it makes, init containers too; none where it makes no pods. */
  readonly containers: readonly PlacedContainer[];
}

export interface PlacedContainer {
  /** As it is written, which may be anything. */
  readonly container: Partial<Container>;
  /** Where it stands: `spec.template.spec.containers.app`. */
  readonly at: string;
}

export interface RuleProps<K extends string> extends RuleInfo {
  /** As an object says it, `Deployment`, or with its group, `Rollout.argoproj.io`. @default - every object */
  readonly kinds?: readonly K[];
  /** What is wrong with one object: nothing, a problem, or several. */
  readonly check: (object: ObjectOf<K>, about: About) => Problem | readonly Problem[] | false | undefined;
}

/** A rule that is asked about objects of some kinds only. */
export interface KindsRule extends Check {
  readonly kinds?: readonly string[];
}

/**
 * A rule of the company about one object at a time, for `rules` of `definePlatform`. It is asked about everything that
 * charts render. Where several objects are to be compared, write a `Check`, which sees all of a cluster.
 */
export const rule = <const K extends string>({
  kinds,
  check,
  severity = 'error',
  ...info
}: RuleProps<K>): KindsRule => ({
  ...info,
  severity,
  ...(kinds && { kinds }),
  *run({ objects }: World): Iterable<Objection> {
    for (const placed of objects) {
      if (!isOf(kinds, placed)) continue;
      // the kinds say which type it has
      const found = check(copyOf(placed) as ObjectOf<K>, aboutOf(placed));
      for (const problem of problemsIn(found)) yield objectionOf(placed, problem, info);
    }
  },
});

/** What a rule may change without a change to what is written. */
const copyOf = once(({ object }: Placed): Manifest => structuredClone(object));

/** Whether an object is of kinds that are named with or without their group. */
export const isOf = (kinds: readonly string[] | undefined, { object }: Placed): boolean =>
  kinds === undefined || kinds.includes(object.kind) || kinds.includes(kindOf(object));

/** What a rule is told beside the object. */
export const aboutOf = ({ from, namespace, pod }: Placed): About => ({
  service: from.service,
  cluster: from.cluster,
  environment: from.environment ?? NOWHERE,
  namespace,
  containers: (pod?.containers ?? []) as readonly PlacedContainer[],
});

function objectionOf(
  to: Placed,
  problem: Problem,
  { title, fix: general }: Omit<RuleInfo, 'severity'>,
): Objection {
  const { field, expected = title, fix = general, severity } = problem;
  const got = shownAt(to.object, field, problem);
  return { to, field, expected, got, fix, ...(severity !== undefined && { severity }) };
}
