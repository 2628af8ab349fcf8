import type { Manifest } from '../../kernel';
import type { Part } from './part';
import { partOf } from './parts';
import { refusedObject, type Site } from './refused-object';
import type { Resources } from './resources';

/** How far each of the objects is in the cluster. */
export const readParts = (
  resources: Resources,
  site: Site,
  objects: readonly Manifest[],
): Promise<readonly Part[]> =>
  Promise.all(
    objects.map(async (object) =>
      partOf(object, await resources.read(object, (answer) => refusedObject(site, object, answer))),
    ),
  );
