import type { Path } from '../kernel';
import type { PodOverride } from './override';

/** Refuses a number beside the one that follows from what a pod has to end: it would cut that off. */
export function checkGrace({ terminationGracePeriodSeconds: grace }: PodOverride = {}, path: Path): void {
  if (grace === undefined) return;
  const fix = 'set shutdown.grace, or grace of a worker, which know what has to end before it';
  path.at('terminationGracePeriodSeconds').refuse('none here', grace, fix);
}
