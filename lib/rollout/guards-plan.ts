import type { AnnouncedGuard, Guard } from '../container';
import type { Path } from '../kernel';

/**
 * What the pods of a deployment wait for: the migrations of their image whose variables they share. One of
 * their image that they do not wait for is reported.
 */
export function planGuards(announced: readonly AnnouncedGuard[], env: object, path: Path): readonly Guard[] {
  const shared = announced.filter((migration) => migration.env === env);
  if (shared.length < announced.length) {
    const fix = 'share the env of the migrated service, or acknowledge why these pods may serve before';
    path.warn('P2', 'pods that wait for the migration of their image', undefined, fix);
  }
  return shared.map(({ guard }) => guard);
}
