export { CHANGE_CHECKS, type ChangeCheck, type Changes, changesBetween } from './changes';
export type { Check, CheckInfo, FleetCheck, Objection, Severity } from './check';
export { CHECKS, FLEET_CHECKS, OBJECT_CHECKS } from './checks';
export {
  type JudgeProps,
  judge,
  judgeChanges,
  judgeFleet,
  judgeWorld,
  type Verdict,
  verdictsOf,
} from './judge';
export { ORDER_CHECKS } from './order';
export { type Violation, violationsOf } from './pod-security';
export { type SecretPlace, secretsIn } from './secret-values';
export { type Placed, type Rendered, World } from './world';
