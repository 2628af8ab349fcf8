import { field, record } from '../../../kernel';
import { FINE, type Rule, type Table } from '../rule';
import { countOrShare, isNone } from '../rules/shares';
import type { ValueCheck } from '../value-checks';

/** Nothing could ever move. What is not written is 25 % of a Deployment, and none and one of a DaemonSet. */
const moves =
  (surge: unknown, unavailable: unknown): Rule =>
  (value) => {
    const { maxSurge = surge, maxUnavailable = unavailable } = record(value);
    if (!isNone(maxSurge) || !isNone(maxUnavailable)) return FINE;
    const expected = 'a pod more or a pod less while pods are replaced';
    return [{ at: 'maxUnavailable', expected, got: maxUnavailable, fix: 'raise it, or maxSurge' }];
  };

/** A DaemonSet has one pod a node: either the new one comes first or the old one goes first. */
const oneWay: Rule = (value) => {
  const maxSurge = field(value, 'maxSurge') ?? 0;
  const maxUnavailable = field(value, 'maxUnavailable') ?? 1;
  if (isNone(maxSurge) || isNone(maxUnavailable)) return FINE;
  return [
    { at: 'maxSurge', expected: 'none beside maxUnavailable', got: maxSurge, fix: 'set one of the two to 0' },
  ];
};

const rolling = (rules: readonly Rule[]): Table => [
  ...rules,
  { maxSurge: countOrShare(), maxUnavailable: countOrShare(100) },
];

export const shares: ValueCheck = {
  id: 'V2',
  title: 'counts and shares of pods are some, and let pods move',
  why: 'the API server refuses the object: neither would any pod be replaced',
  fix: "write a count, or a whole percentage such as '25%'",
  kinds: {
    'Deployment.apps': { 'spec.strategy.rollingUpdate': rolling([moves('25%', '25%')]) },
    'DaemonSet.apps': { 'spec.updateStrategy.rollingUpdate': rolling([moves(0, 1), oneWay]) },
    'StatefulSet.apps': { 'spec.updateStrategy.rollingUpdate.maxUnavailable': countOrShare(100) },
    'PodDisruptionBudget.policy': {
      'spec.minAvailable': countOrShare(100),
      'spec.maxUnavailable': countOrShare(100),
    },
  },
};
