import { type Freeze, freezesPath, freezesText, readFreezes } from '../gitops';
import { type Inspected, inspect } from '../kernel';
import { releaseNames } from '../platform';
import { argoPlatformOf } from './argocd-plan';
import type { Fleet } from './fleet';

/**
 * The pauses of a fleet's services; what is wrong with them is everybody's matter. One of a service that is gone is
 * neither: nobody would look for it there before it is over.
 */
export function freezesOf(fleet: Fleet): Inspected<readonly Freeze[]> {
  const [apps] = fleet.platforms.map((platform) => platform.apps);
  if (apps === undefined || fleet.rendered.length === 0) return { value: [], findings: [] };
  return inspect(freezesPath(apps), (path) => {
    if (argoPlatformOf(fleet) === undefined) {
      if (freezesText(apps) !== undefined)
        path.refuse('argo in the platform', undefined, 'remove the file: nobody else reads it');
      return [];
    }
    const services = fleet.services.map(({ name }) => name);
    const clusters = fleet.platforms.flatMap((platform) => releaseNames(platform).clusters);
    return readFreezes(apps, { clusters }, path).filter(
      ({ service }) => service === undefined || services.includes(service),
    );
  });
}
