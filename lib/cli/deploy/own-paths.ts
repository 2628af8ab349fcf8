import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { ARGO_FOLDER, type Repository } from '../../gitops';
import { refuse } from '../misuse';
import { distOf } from '../synth/dist-of';
import type { ReleaseTarget } from './release-target';

/** Everything that a release of a service may change, absolute: what an earlier run has left there goes along. */
export function ownPaths({ fleet: { apps }, file, service, platform }: ReleaseTarget): readonly string[] {
  const dist = distOf(apps);
  const clusters = platform.clusters.map(({ cluster }) => join(dist, cluster.name, service));
  return [file, join(apps, 'freezes.yaml'), join(dist, ARGO_FOLDER), ...clusters];
}

/** A commit that brings dist along must bring its sources too: nothing else below apps may be open. */
export function checkLeftovers(
  command: string,
  repository: Repository,
  apps: string,
  ownPaths: readonly string[],
): void {
  const own = ownPaths.map((path) => relative(repository.root, path));
  const left = repository
    .changedBelow([apps, distOf(apps), ...librariesBeside(apps)])
    .filter((path) => !own.some((one) => path === one || path.startsWith(`${one}/`)));
  const [first] = left;
  if (first === undefined) return;
  const others = left.length === 1 ? '' : ` and ${left.length - 1} more`;
  refuse(command, 'no other change below apps and dist', `${first}${others}`, 'commit or stash it first');
}

/** What charts import may lie beside apps. */
const librariesBeside = (apps: string): readonly string[] =>
  readdirSync(dirname(apps))
    .filter((name) => ['lib', 'imports', 'package.json', 'package-lock.json'].includes(name))
    .map((name) => join(dirname(apps), name))
    .filter(existsSync);
