export * from './admission';
export { CHANGE_CHECKS, type ChangeCheck, type Changes, changesBetween } from './changes';
export type { Check, CheckInfo, FleetCheck, Objection, Severity } from './check';
export { CHECKS, FLEET_CHECKS, OBJECT_CHECKS } from './checks';
export * from './company';
export {
  type DatabaseFigure,
  type Figures,
  figureLines,
  figuresOf,
  type ServiceFigures,
  type WorkloadFigures,
} from './figures';
export {
  type JudgeProps,
  judge,
  judgeChanges,
  judgeFleet,
  judgeWorld,
  type Verdict,
  verdictsOf,
} from './judge';
export { FAILURE_MODES, type FailureMode } from './modes';
export { ORDER_CHECKS } from './order';
export { PACKS, type Pack } from './packs';
export { type Violation, violationsOf } from './pod-security';
export * from './report';
export type { Fault } from './schema/fault';
export { faultsIn } from './schema/faults';
export { type SecretPlace, secretsIn } from './secret-values';
export { type Placed, type Rendered, World } from './world';
