import type { AnnouncedGuard, Guard } from '../container';
import type { Path } from '../kernel';

/**
 * What the pods of a deployment wait for: what they were told, and the migrations of their image whose
 * variables they share. One of their image that they do not wait for is reported.
 */
export function planGuards(
  told: readonly Guard[],
  announced: readonly AnnouncedGuard[],
  env: object,
  path: Path,
): readonly Guard[] {
  const shared = announced.filter((migration) => migration.env === env).map(({ guard }) => guard);
  const guards = [...new Set([...told, ...shared])];
  if (announced.some(({ guard }) => !guards.includes(guard))) {
    const fix = 'share the env of the migrated service, or acknowledge why these pods may serve before';
    path.warn('P2', 'pods that wait for the migration of their image', undefined, fix);
  }
  return guards;
}
