export { readRelease, releasePath } from './release-file';
export { planRelease, type ReleaseNames } from './release-plan';
