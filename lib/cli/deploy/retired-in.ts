import { readTombstone, releasePath } from '../../gitops';
import { type Environment, InvalidProps, inspect } from '../../kernel';
import { refuse } from '../misuse';
import type { ReleaseTarget } from './release-target';

/** Where a release changes nothing because the service was taken away, a line each; refused where that is everywhere. */
export function retiredIn(command: string, target: ReleaseTarget): readonly string[] {
  const { environments, service } = target;
  const retired = environments.filter((environment) => isRetired(target, environment));
  const names = retired.map(({ cluster }) => cluster.name);
  if (retired.length === environments.length) {
    const fix = 'take its line from `retired` in releases.yaml to bring it back';
    refuse(command, `${service} in ${names.join(', ')}`, 'it was retired there', fix);
  }
  return names.map((name) => `${name}: ${service} was retired there`);
}

function isRetired({ fleet, service, names }: ReleaseTarget, environment: Environment): boolean {
  const { value, findings } = inspect(releasePath(fleet.apps, service), (path) =>
    readTombstone(fleet.apps, service, environment, names, path),
  );
  if (findings.length > 0) throw new InvalidProps(findings);
  return value !== undefined;
}
