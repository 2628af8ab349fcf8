export {
  type ChartSecrets,
  type ClearValue,
  ConfigFiles,
  type ConfigFilesProps,
  EnvConfig,
  type EnvProps,
  type FieldPath,
  SECRET_HEALTH,
  type SecretKeys,
  type SecretProps,
  type SecretType,
  type WholeSource,
} from './config';
export type {
  ContainerOverride,
  PodOverride,
  PodProps,
  ProbeProps,
  ProbesProps,
  ShutdownProps,
} from './container';
export type { ArgoProps, SlackProps, SyncWindowProps, TeamProps } from './gitops';
export * from './job';
export {
  acknowledge,
  type Cluster,
  type CountOrPercent,
  type Cpu,
  type Duration,
  declareExternal,
  type Environment,
  type Finding,
  InvalidProps,
  type Memory,
  type Percent,
  type RemoteAsked,
  type RemoteReference,
  type SecretAccess,
  type SecretSource,
} from './kernel';
export * from './network';
export * from './platform';
export {
  type About,
  type AdmissionAction,
  AdmissionPolicies,
  type AdmissionPoliciesProps,
  type Check,
  type Objection,
  type Placed,
  type Problem,
  type RegoRulesProps,
  type RuleInfo,
  type RuleProps,
  regoRules,
  rule,
  type World,
} from './policy';
export * from './rollout';
export * from './service';
export * from './state';
export { RailsValidation, runSynth, type SynthProps, type SynthResult, synth } from './synth';
