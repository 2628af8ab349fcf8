export { ConfigFiles } from './config-files';
export type { ConfigFilesProps } from './config-files-props';
export { contentHash } from './config-map-plan';
export { EnvConfig } from './env-config';
export { type EnvPlan, planEnv } from './env-plan';
export type { ClearValue, EnvProps, FieldPath, SecretKeys, WholeSource } from './env-props';
export { DOTENV, secretNames } from './env-sources';
export { type Given, NOTHING_GIVEN } from './given';
export { refuseOwned } from './owned-variables';
