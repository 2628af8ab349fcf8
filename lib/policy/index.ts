export type { Check, Objection } from './check';
export { CHECKS } from './checks';
export { type JudgeProps, judge, type Verdict } from './judge';
export { containersOf, podOf } from './pod';
export { type PodReference, referencesOf } from './pod-references';
export { type Violation, violationsOf } from './pod-security';
export { type Rendered, World } from './world';
