import { readTombstone, releasePath } from '../../gitops';
import { InvalidProps, inspect } from '../../kernel';
import { refuse } from '../misuse';
import type { ReleaseTarget } from './release-target';

/** Where a service was taken away, a release would change nothing. */
export function checkRetired(command: string, target: ReleaseTarget): void {
  const { fleet, service, environments, names } = target;
  for (const environment of environments) {
    const { value, findings } = inspect(releasePath(fleet.apps, service), (path) =>
      readTombstone(fleet.apps, service, environment, names, path),
    );
    if (findings.length > 0) throw new InvalidProps(findings);
    if (value === undefined) continue;
    const fix = 'take its line from `retired` in releases.yaml to bring it back';
    refuse(command, `${service} in ${environment.cluster.name}`, 'it was retired there', fix);
  }
}
