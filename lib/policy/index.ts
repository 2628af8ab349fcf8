export type { Check, Objection } from './check';
export { CHECKS } from './checks';
export { field, type Json, list, record, records, text, textAt } from './json';
export { type JudgeProps, judge, type Verdict } from './judge';
export { type Container, inPod, type Pod, podOf } from './pod';
export { type PodReference, referencesOf } from './pod-references';
export { type Violation, violationsOf } from './pod-security';
export { type SecretPlace, secretsIn } from './secret-values';
export { type Rendered, World } from './world';
