import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Environment, InvalidProps, type Manifest } from '../../kernel';
import { manifestsIn } from '../rollout/manifests-in';
import type { Session } from '../session';
import { distOf } from '../synth/dist-of';
import type { Target } from './target';

/** Which clusters' Argo CD knows by now, and which one's does not. */
export interface Brought {
  readonly told: readonly Environment[];
  readonly untold: readonly Environment[];
  /** Why not, in words. */
  readonly faults: readonly string[];
}

/** Tells each Argo CD; one that cannot be told keeps none of the others from it. */
export async function bringProjects(
  session: Pick<Session, 'openApplications'>,
  target: Target,
): Promise<Brought> {
  const asked: { readonly environments: readonly Environment[]; readonly fault: string | undefined }[] = [];
  for (const installation of installationsOf(target)) {
    const { environments } = installation;
    asked.push({ environments, fault: await faultOf(session, target, installation) });
  }
  const isTold = ({ fault }: (typeof asked)[number]): boolean => fault === undefined;
  return {
    told: asked.filter(isTold).flatMap(({ environments }) => environments),
    untold: asked.filter((one) => !isTold(one)).flatMap(({ environments }) => environments),
    faults: asked.flatMap(({ fault }) => fault ?? []),
  };
}

/** Why an Argo CD could not be told; undefined where it was. */
async function faultOf(
  { openApplications }: Pick<Session, 'openApplications'>,
  target: Target,
  { folder, environments }: Installation,
): Promise<string | undefined> {
  const [environment] = environments;
  const applications = environment && openApplications(target.platform, environment);
  if (applications === undefined) return undefined;
  try {
    for (const object of pausedBy(target, folder)) await applications.bring(object);
    return undefined;
  } catch (error) {
    if (!(error instanceof InvalidProps)) throw error;
    return error.message;
  }
}

interface Installation {
  /** In dist. */
  readonly folder: string;
  /** The clusters that it looks after. */
  readonly environments: readonly Environment[];
}

/** Each Argo CD that looks after one of the clusters, once. */
function installationsOf({ platform: { argo }, environments }: Target): readonly Installation[] {
  if (argo?.installation === 'perCluster') {
    return environments.map((environment) => ({
      folder: `argocd/${environment.cluster.name}`,
      environments: [environment],
    }));
  }
  return [{ folder: 'argocd', environments }];
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
