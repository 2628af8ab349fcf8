import { Words } from '../../../kernel';
import { type Check, nameIn, type Objection } from '../../check';
import type { World } from '../../world';
import { type Application, applicationsIn, migrationsOf } from '../applications';
import type { Part } from '../part';
import { migratesItself } from '../schema';

/** https://guides.rubyonrails.org/active_record_migrations.html */
export const migrationFirst: Check = {
  id: 'O1',
  title: 'a migration has completed before pods of its image serve or work',
  severity: 'error',
  why: 'new code runs on the old schema, and fails at the first column that is not there (F10)',
  fix: 'make the migration a Sync hook of an earlier wave than the pods',
  *run(world: World): Iterable<Objection> {
    for (const application of applicationsIn(world)) {
      const early = new Map<Part, Part[]>();
      for (const [pods, migration] of tooEarly(application))
        early.set(migration, [...(early.get(migration) ?? []), pods]);
      for (const [migration, pods] of early) yield objection(migration, pods);
    }
  },
};

/** What is ready before any migration of its image is; where several come, one before the pods is enough. */
function* tooEarly(application: Application): Iterable<readonly [pods: Part, migration: Part]> {
  if (application.migrations.length === 0) return;
  const order = new Map<Part, number>();
  for (const [index, { part, is }] of application.first.events.entries())
    if (is === 'ready') order.set(part, index);
  const at = (part: Part): number => order.get(part) ?? Number.POSITIVE_INFINITY;
  for (const pods of application.parts) {
    const { pod } = pods.placed;
    if (pods.pods !== 'go on' || !order.has(pods) || pod === undefined || migratesItself(pod)) continue;
    const [first] = migrationsOf(application, pods).toSorted((one, other) => at(one) - at(other));
    if (first !== undefined && at(first) > at(pods)) yield [pods, first];
  }
}

function objection({ placed, place }: Part, pods: readonly Part[]): Objection {
  const [first] = pods.toSorted((one, other) => one.place.wave - other.place.wave);
  const names = pods.map((part) => nameIn(part.placed)).join(', ');
  return {
    to: placed,
    field: 'metadata.annotations',
    expected: `a place before ${names} (${first?.place.name})`,
    got: new Words(place.name),
    fix: 'make it a hook of phase Sync in a wave before theirs, as -10 before 0',
    with: pods.map((part) => part.placed),
  };
}
