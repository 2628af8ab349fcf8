import { checkCount, type Path, type Percent, percentOf } from '../kernel';

/** Lets the cluster choose the number of pods by the CPU that they use. */
export interface AutoscalingProps {
  /** Fewest pods, 1 or more. @default 2 */
  readonly min?: number;
  /** Most pods; the database and the quota must stand them. */
  readonly max: number;
  /** Average share of the requested CPU to aim at, such as `'50%'`. @default '70%' */
  readonly cpu?: Percent;
}

export interface AutoscalingPlan {
  readonly min: number;
  readonly max: number;
  /** Percent of the requested CPU. */
  readonly cpu: number;
}

export function planAutoscaling(
  { min = 2, max, cpu = '70%' }: AutoscalingProps,
  path: Path,
): AutoscalingPlan {
  checkCount(min, path.at('min'), { from: 1 });
  if (checkCount(max, path.at('max'), { from: 1 }) && max < min) {
    path.at('max').refuse(`at least min (${min})`, max, 'raise max or lower min');
  }
  const share = percentOf(cpu);
  if (!(share >= 1))
    path.at('cpu').refuse("a share of 1% or more, such as '50%'", cpu, 'write it as a percentage');
  return { min, max, cpu: share };
}
