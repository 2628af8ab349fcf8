export type { Check, CheckInfo, FleetCheck, Objection, Severity } from './check';
export { CHECKS, FLEET_CHECKS, OBJECT_CHECKS } from './checks';
export { type JudgeProps, judge, judgeFleet, judgeWorld, type Verdict, verdictsOf } from './judge';
export { type Violation, violationsOf } from './pod-security';
export type { Fault } from './schema/fault';
export { faultsIn } from './schema/faults';
export { type SecretPlace, secretsIn } from './secret-values';
export { type Placed, type Rendered, World } from './world';
