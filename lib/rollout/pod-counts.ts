import type { RolloutProps, RolloutSurroundings } from './rollout-plan';

/** Between how many pods a deployment may be scaled; the same number twice where it is fixed. */
export interface PodCounts {
  readonly least: number;
  readonly most: number;
}

/** Nobody here knows how far another autoscaler goes. */
const MANY = 1000;

export function countPods(
  { replicas, autoscaling, singleton = false }: RolloutProps,
  { defaults, cluster }: RolloutSurroundings['environment'],
): PodCounts {
  if (autoscaling === 'external')
    return { least: defaults.replicas, most: Math.max(defaults.replicas, MANY) };
  if (autoscaling !== undefined && autoscaling !== 'prepared') {
    const { min = 2, max } = autoscaling;
    return { least: min, most: max };
  }
  const fixed = replicas ?? (singleton ? Number(cluster.primary) : defaults.replicas);
  return { least: fixed, most: fixed };
}
