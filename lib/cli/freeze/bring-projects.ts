import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Environment, InvalidProps, type Manifest } from '../../kernel';
import { manifestsIn } from '../rollout/manifests-in';
import type { Session } from '../session';
import { distOf } from '../synth/dist-of';
import type { Target } from './target';

/** What could not be brought to an Argo CD, in words; empty where every one has it. */
export async function bringProjects(
  { openApplications }: Pick<Session, 'openApplications'>,
  target: Target,
): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const { folder, environment } of installationsOf(target)) {
    const applications = openApplications(target.platform, environment);
    if (applications === undefined) continue;
    try {
      for (const object of pausedBy(target, folder)) await applications.bring(object);
    } catch (error) {
      if (!(error instanceof InvalidProps)) throw error;
      faults.push(error.message);
    }
  }
  return faults;
}

interface Installation {
  /** In dist. */
  readonly folder: string;
  /** A cluster that it looks after. */
  readonly environment: Environment;
}

/** Each Argo CD that looks after one of the clusters, once. */
function installationsOf({ platform: { argo }, environments }: Target): readonly Installation[] {
  if (argo?.installation === 'perCluster') {
    return environments.map((environment) => ({ folder: `argocd/${environment.cluster.name}`, environment }));
  }
  return environments.slice(0, 1).map((environment) => ({ folder: 'argocd', environment }));
}

/**
 * The projects of the teams that are concerned, and what makes their Applications, which take each commit as news while
 * there is a pause: as a synth has just written them.
 */
function pausedBy({ fleet, platform, service }: Target, folder: string): readonly Manifest[] {
  const concerned = (platform.teams ?? []).filter(
    ({ services }) => service === undefined || services === undefined || services.includes(service),
  );
  const names = new Set(concerned.map(({ name }) => name));
  const objects = objectsBelow(join(distOf(fleet.apps), folder));
  return [
    ...objects.filter(({ kind }) => kind === 'ApplicationSet'),
    ...objects.filter(({ kind, metadata }) => kind === 'AppProject' && names.has(metadata.name)),
  ];
}

const objectsBelow = (folder: string): readonly Manifest[] =>
  (existsSync(folder) ? readdirSync(folder) : [])
    .filter((file) => file.endsWith('.yaml'))
    .flatMap((file) => manifestsIn(readFileSync(join(folder, file), 'utf8')));
