export type { Check, Objection } from './check';
export { CHECKS } from './checks';
export { type JudgeProps, judge, type Verdict } from './judge';
export { type Violation, violationsOf } from './pod-security';
export { type SecretPlace, secretsIn } from './secret-values';
export { type Rendered, World } from './world';
