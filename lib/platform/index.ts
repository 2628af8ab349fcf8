export {
  type BoundChart,
  type BoundChartClass,
  type DefinedPlatform,
  definePlatform,
} from './define-platform';
export type { Platform } from './platform';
export type { ClusterFacts, ClusterProps, EnvironmentProps, PlatformProps } from './platform-props';
export { releaseNames } from './release-names';
