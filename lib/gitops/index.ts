export { APPLICATIONS_FILE, ARGO_FOLDER, argoFiles } from './argo/argo-files';
export type { ArgoFleet, Deployed, ManagedCluster } from './argo/argo-fleet';
export { type ArgoPlan, planArgo, type SlackPlan, type SyncWindowPlan, type Team } from './argo/argo-plan';
export type { ArgoProps, SlackProps, SyncWindowProps, TeamProps } from './argo/argo-props';
export { checkApplicationNames, checkKinds, checkOwners } from './argo/fleet-check';
export { applicationName, PLATFORM } from './argo/names';
export { type ScalingRules, scalingRulesIn } from './argo/scaling-rules';
export { planTeams } from './argo/teams-plan';
export type { Freeze } from './freezes/freeze';
export { type FreezePlace, freezeIn, unfreezeIn, withoutOver } from './freezes/freezes-edit';
export { freezesPath, freezesText, readFreezes } from './freezes/freezes-file';
export { type FreezeNames, planFreezes } from './freezes/freezes-plan';
export { minuteOf } from './freezes/minute';
export { blobOf } from './git/blobs';
export { type Commit, GitFailure, type Repository, repositoryAround } from './git/repository';
export type { Release, Tombstone } from './releases/release';
export { type ReleaseEdits, withReleases } from './releases/release-edit';
export { imageRepository, readRelease, releasePath } from './releases/release-file';
export {
  type Between,
  isSameImage,
  type PastRelease,
  planHistory,
  releaseIn,
  releaseKeyIn,
} from './releases/release-history';
export { planRelease } from './releases/release-plan';
export { parseReleases, type ReleaseNames } from './releases/release-text';
export { retireIn, type TombstonePlace } from './releases/tombstone-edit';
export { readTombstone } from './releases/tombstone-file';
export { planTombstones, RETIRED, tombstoneFor } from './releases/tombstone-plan';
