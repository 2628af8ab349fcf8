import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTombstone, releasePath, type Tombstone } from '../../gitops';
import { type Environment, InvalidProps, inspect, type Manifest } from '../../kernel';
import { type Platform, releaseNames } from '../../platform';
import { fileOf } from '../../synth';
import { type Fleet, openFleet, serviceIn } from '../fleet';
import { manifestsIn } from '../rollout/manifests-in';
import { clustersFor } from '../selection';
import { distOf } from '../synth/dist-of';

export interface TargetOptions {
  readonly environment: string;
  readonly apps?: string;
}

/** A service that goes, and the clusters from which it does. */
export interface Target {
  readonly fleet: Fleet;
  readonly service: string;
  readonly platform: Platform;
  readonly environments: readonly Environment[];
}

export function targetOf(directory: string, service: string, { environment, apps }: TargetOptions): Target {
  const fleet = openFleet(directory, apps);
  const { platform } = serviceIn(fleet, service).chart;
  return { fleet, service, platform, environments: clustersFor(platform, environment) };
}

/** What releases.yaml says of a cluster by now; what is wrong with it ends the command. */
export function tombstoneIn(
  { fleet, service, platform }: Target,
  environment: Environment,
): Tombstone | undefined {
  const { value, findings } = inspect(releasePath(fleet.apps, service), (path) =>
    readTombstone(fleet.apps, service, environment, releaseNames(platform), path),
  );
  if (findings.length > 0) throw new InvalidProps(findings);
  return value;
}

export const releaseFile = ({ fleet, service }: Target): string => join(fleet.apps, service, 'releases.yaml');

/** Empty where nobody has written it yet: the tombstone may be its first line. */
export function releaseText(target: Target): string {
  const file = releaseFile(target);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** A service's folder in dist, absolute. */
export const folderOf = ({ fleet, service }: Target, { cluster }: Environment): string =>
  join(distOf(fleet.apps), cluster.name, service);

/** What dist has of a service in a cluster now. */
export function objectsOf({ fleet }: Target, { cluster }: Environment, service: string): readonly Manifest[] {
  const file = join(distOf(fleet.apps), fileOf(cluster.name, service));
  return existsSync(file) ? manifestsIn(readFileSync(file, 'utf8')) : [];
}

/** `yashima in qa`. */
export const inWords = ({ service, environments }: Target): string =>
  `${service} in ${environments.map(({ cluster }) => cluster.name).join(', ')}`;
