import { GUARD_OFF, inPod, MANAGED_BY, OURSELVES, textAt, Words } from '../../../kernel';
import type { Check, Objection } from '../../check';
import type { Placed, World } from '../../world';
import { applicationsIn, migrationsOf } from '../applications';
import type { Part } from '../part';
import { migratesItself } from '../schema';

/**
 * Argo CD skips hooks when it repairs drift, and was seen to take a new commit along. An error for pods that a chart of
 * ours would guard by itself; those that have variables of their own were reported when they were declared (P2).
 */
export const guardedPods: Check = {
  id: 'O3',
  title: 'pods of an image that is migrated wait for the migration themselves',
  severity: 'warning',
  why: 'a sync that repairs drift runs no hooks: new pods would serve without their migration',
  fix: 'ask in an init container whether migrations are pending',
  *run(world: World): Iterable<Objection> {
    for (const application of applicationsIn(world)) {
      if (application.migrations.length === 0) continue;
      for (const { part, is } of application.partial.events) {
        if (is !== 'ready' || part.pods !== 'go on') continue;
        yield* objection(part.placed, migrationsOf(application, part));
      }
    }
  },
};

function* objection(placed: Placed, migrations: readonly Part[]): Iterable<Objection> {
  const { pod } = placed;
  if (pod === undefined || migrations.length === 0 || migratesItself(pod)) return;
  if (migrations.some((migration) => isUnguarded(migration.placed))) return;
  const ours = textAt(pod.labels, MANAGED_BY) === OURSELVES;
  if (ours && !migrations.some((migration) => sharesConfig(placed, migration.placed))) return;
  yield {
    to: placed,
    field: inPod(pod, 'spec.initContainers'),
    expected: 'one that ends when no migration is pending',
    got: new Words('none'),
    fix: "run its guard there, as ['bin/rails', 'db:abort_if_pending_migrations']",
    severity: ours ? 'error' : 'warning',
  };
}

/** By its chart, which says why. */
const isUnguarded = ({ object }: Placed): boolean =>
  textAt(object.metadata, 'annotations', GUARD_OFF) !== undefined;

/** Workloads that share an EnvConfig read the same ConfigMap, whose name is that of its content. */
const sharesConfig = (one: Placed, other: Placed): boolean => {
  const read = ({ references }: Placed) =>
    references
      .filter(({ kind, at }) => kind === 'ConfigMap' && at.includes('.envFrom.'))
      .map(({ name }) => name);
  const names = new Set(read(one));
  return read(other).some((name) => names.has(name));
};
