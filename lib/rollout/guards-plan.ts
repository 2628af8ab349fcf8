import type { AnnouncedGuard, Guard } from '../container';
import type { Path } from '../kernel';
import { checkDeadline, neededTime } from './progress-deadline';
import type { WorkloadPlan } from './workload-plan';

/**
 * What the pods of a deployment wait for: the migrations of their image whose variables they share. One of
 * their image that they do not wait for is reported, and so is a deadline that ends before the wait.
 */
export function planGuards(
  announced: readonly AnnouncedGuard[],
  env: object,
  { pod, rollout }: WorkloadPlan,
  path: Path,
): readonly Guard[] {
  const shared = announced.filter((migration) => migration.env === env);
  if (shared.length < announced.length) {
    const fix = 'share the env of the migrated service, or acknowledge why these pods may serve before';
    path.warn('P2', 'pods that wait for the migration of their image', undefined, fix);
  }
  const guards = shared.map(({ guard }) => guard);
  const before = neededTime(rollout, pod, []);
  checkDeadline(rollout, { needed: neededTime(rollout, pod, guards), before }, path);
  return guards;
}
