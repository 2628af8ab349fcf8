export { type Audit, type Change, type EnvStore, Outdated, type Snapshot } from './env/store';
