import { once } from '../once';
import type { Placed, Rendered, World } from '../world';
import type { Part, Parts } from './part';
import { partsOf } from './parts';
import { type Course, firstInstall, partialSync, play } from './play';
import { imagesOf, isMigration } from './schema';

/** What Argo CD syncs as one, and how its syncs go; several checks ask about it. */
export interface Application {
  readonly parts: Parts;
  readonly migrations: readonly Part[];
  /** Everything into an empty cluster. */
  readonly first: Course;
  /** A new version that came with a repair of drift. */
  readonly partial: Course;
}

/** One for each service of a cluster. */
export const applicationsIn: (world: World) => readonly Application[] = once(({ objects }) =>
  [...byService(objects)].map(applicationOf),
);

function byService(objects: readonly Placed[]): Iterable<readonly Placed[]> {
  const services = new Map<Rendered, Placed[]>();
  for (const placed of objects) {
    const service = services.get(placed.from);
    if (service === undefined) services.set(placed.from, [placed]);
    else service.push(placed);
  }
  return services.values();
}

function applicationOf(objects: readonly Placed[]): Application {
  const parts = partsOf(objects);
  return {
    parts,
    migrations: parts.filter(({ placed }) => isMigration(placed)),
    first: play(parts, firstInstall(parts)),
    partial: play(parts, partialSync(parts)),
  };
}

/** The migrations of an application that run an image of a part's pods, and so change the schema that these read. */
export const migrationsOf = ({ migrations }: Application, { placed: { pod } }: Part): readonly Part[] => {
  const images = pod === undefined ? [] : imagesOf(pod);
  return migrations.filter(({ placed }) =>
    (placed.pod === undefined ? [] : imagesOf(placed.pod)).some((image) => images.includes(image)),
  );
};
