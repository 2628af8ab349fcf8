import { checkCount, checkedSeconds, type Duration, type Path, type Percent, percentOf } from '../kernel';

/**
 * How fast an autoscaler adds and takes away pods.
 * https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#configurable-scaling-behavior
 */
export interface ScalingBehavior {
  /** @default - Kubernetes': at once, doubled or 4 pods more in 15s */
  readonly scaleUp?: ScalingRules;
  /** @default - Kubernetes': what was enough for 5m, as far as it takes */
  readonly scaleDown?: ScalingRules;
}

/** One direction. */
export interface ScalingRules {
  /** How long the most cautious answer counts, 0s to 1h. @default - scaleUp 0s, scaleDown 5m */
  readonly stabilization?: Duration;
  /** How much may change in how long; at least one. @default - Kubernetes' */
  readonly policies?: readonly ScalingPolicy[];
  /** The policy that changes most, the one that changes least, or none: never this way. @default 'Max' */
  readonly select?: Selection;
}

/** Pods, or a share of those that there are, 1 or more, in a period of 1s to 30m. */
export type ScalingPolicy = { readonly period: Duration } & (
  | { readonly pods: number; readonly percent?: never }
  | { readonly percent: Percent; readonly pods?: never }
);

const SELECTIONS = ['Max', 'Min', 'Disabled'] as const;
type Selection = (typeof SELECTIONS)[number];

export interface ScalingBehaviorPlan {
  readonly scaleUp: ScalingRulesPlan | undefined;
  readonly scaleDown: ScalingRulesPlan | undefined;
}

/** Durations in seconds; undefined is left to Kubernetes. */
export interface ScalingRulesPlan {
  readonly stabilization: number | undefined;
  readonly select: Selection | undefined;
  readonly policies: readonly ScalingPolicyPlan[] | undefined;
}

export interface ScalingPolicyPlan {
  readonly unit: 'Pods' | 'Percent';
  readonly value: number;
  readonly period: number;
}

export const planBehavior = ({ scaleUp, scaleDown }: ScalingBehavior, path: Path): ScalingBehaviorPlan => ({
  scaleUp: scaleUp && planRules(scaleUp, path.at('scaleUp')),
  scaleDown: scaleDown && planRules(scaleDown, path.at('scaleDown')),
});

/** Ranges of the API server. */
function planRules({ stabilization, policies, select }: ScalingRules, path: Path): ScalingRulesPlan {
  if (select !== undefined && !SELECTIONS.includes(select)) {
    path.at('select').refuse(`one of ${SELECTIONS.join(', ')}`, select, "leave it out for 'Max'");
  }
  if (policies?.length === 0) {
    path
      .at('policies')
      .refuse('at least one policy', policies, "leave policies out, or write select: 'Disabled'");
  }
  return {
    stabilization:
      stabilization === undefined
        ? undefined
        : checkedSeconds(stabilization, path.at('stabilization'), { to: 3600 }),
    select,
    policies: policies?.map((policy, index) => planPolicy(policy, path.at('policies').at(index))),
  };
}

function planPolicy({ pods, percent, period }: ScalingPolicy, path: Path): ScalingPolicyPlan {
  const seconds = checkedSeconds(period, path.at('period'), { from: 1, to: 1800 });
  if ((pods === undefined) === (percent === undefined)) {
    path.refuse('one of pods and percent', { pods, percent }, 'write each policy by itself');
  }
  if (percent === undefined) {
    const value = pods ?? 1;
    checkCount(value, path.at('pods'), { from: 1 });
    return { unit: 'Pods', value, period: seconds };
  }
  const share = percentOf(percent);
  if (!(share >= 1)) path.at('percent').refuse("a share of 1% or more, such as '50%'", percent, 'raise it');
  return { unit: 'Percent', value: share, period: seconds };
}
