export { VolumeClaim } from './volume-claim';
export type { AccessMode, VolumeClaimProps } from './volume-claim-plan';
