import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  parseReleases,
  type ReleaseEdits,
  type ReleaseNames,
  releaseIn,
  releaseKeyIn,
  releasePath,
} from '../../gitops';
import { type Environment, InvalidProps, inspect } from '../../kernel';
import { type Platform, releaseNames } from '../../platform';
import { type Fleet, openFleet, serviceIn } from '../fleet';
import { clustersFor } from '../selection';
import type { Session } from '../session';

/** What is said about whose release is meant. */
export interface TargetOptions {
  readonly environment: string;
  readonly apps?: string;
}

/** The entry of a releases.yaml that a command is about, and the clusters that this concerns. */
export interface ReleaseTarget {
  readonly fleet: Fleet;
  readonly service: string;
  readonly platform: Platform;
  readonly names: ReleaseNames;
  /** Absolute. */
  readonly file: string;
  readonly text: string;
  /** The environment or the cluster of the entry. */
  readonly key: string;
  /** By which `-e` means exactly this: `production/production` where a cluster is called as its environment. */
  readonly label: string;
  /** The clusters that were named. */
  readonly environments: readonly Environment[];
  /**
   * Where a cluster is called as its environment, the others have no entry of their own perhaps: these keep what they
   * run in one.
   */
  readonly pins: ReleaseEdits;
}

export function releaseTarget(session: Session, service: string, options: TargetOptions): ReleaseTarget {
  const fleet = openFleet(session.directory, options.apps);
  const { platform } = serviceIn(fleet, service).chart;
  const names = releaseNames(platform);
  const file = join(fleet.apps, service, 'releases.yaml');
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  checkReadable(text, names, releasePath(fleet.apps, service));
  const environments = clustersFor(platform, options.environment);
  const [first] = environments;
  const isWhole = platform.environments.includes(options.environment);
  const key = isWhole ? options.environment : (first?.cluster.name ?? '');
  const others = isWhole
    ? []
    : platform.clusters.filter(({ name, cluster }) => name === key && cluster.name !== key);
  const pins = pinned(text, others, names);
  const label = others.length === 0 ? key : `${key}/${key}`;
  return { fleet, service, platform, names, file, text, key, label, environments, pins };
}

/** An edit of what is no releases.yaml could lose something. */
function checkReadable(text: string, names: ReleaseNames, place: string): void {
  const { findings } = inspect(place, (path) => parseReleases(text, names, path));
  if (findings.length > 0) throw new InvalidProps(findings);
}

const pinned = (text: string, environments: readonly Environment[], names: ReleaseNames): ReleaseEdits =>
  new Map(
    environments.flatMap((environment) => {
      const release = releaseIn(text, environment, names);
      const isOwn = releaseKeyIn(text, environment, names) === environment.cluster.name;
      return isOwn || release === undefined ? [] : [[environment.cluster.name, release] as const];
    }),
  );

/** Every cluster that runs the entry as a text has it, whichever environment it is in. */
export const runningIt = ({ platform, names, key }: ReleaseTarget, text: string): readonly Environment[] =>
  platform.clusters.filter((environment) => releaseKeyIn(text, environment, names) === key);
