export { readRelease, releasePath } from './release-file';
export { planRelease } from './release-plan';
export type { ReleaseNames } from './release-text';
