export { EnvConfig } from './env-config';
export { contentHash } from './env-config-spec';
export { type EnvPlan, planEnv } from './env-plan';
export type { ClearValue, EnvProps, FieldPath, SecretKeys, WholeSource } from './env-props';
export { DOTENV, secretNames } from './env-sources';
export { type Given, NOTHING_GIVEN } from './given';
