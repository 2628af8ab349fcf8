import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isNativeError } from 'node:util/types';

/** What lies in dist, by its path in there: only files of the forms that a synth writes. */
export interface DistFiles {
  readonly contents: ReadonlyMap<string, string>;
  /** What a synth that was killed left behind. */
  readonly leftovers: readonly string[];
}

/** Where a service's objects for a cluster are written: one file, in a folder for Argo CD to point at. */
export const fileOf = (cluster: string, service: string): string =>
  `${cluster}/${service}/${service}.k8s.yaml`;

/**
 * Where a file of secrets is written that a plug-in of Argo CD decrypts: beside the objects that need it. Not as
 * `.yaml`, which Argo CD would apply as it is where the plug-in is not there.
 * https://argo-cd.readthedocs.io/en/stable/user-guide/directory/
 */
export const secretFileOf = (cluster: string, service: string): string =>
  `${cluster}/${service}/${service}.secret.enc`;

/** Beside the clusters' folders: what Argo CD itself is told. No cluster is called like this. */
export const ARGOCD = 'argocd';

/** The files of its ApplicationSets: one, or one for each cluster. */
export const APPLICATION_SETS = /^argocd\/([^/]+\/)?40-applications\.yaml$/;

/** Where a file of Argo CD's own objects is written. */
export const argocdFileOf = (file: string): string => `${ARGOCD}/${file}`;

/** Beside the file that it will replace, because a rename is atomic only within one file system. */
export const temporaryOf = (file: string): string => file.replace(/([^/]+)$/, `.$1.${process.pid}.tmp`);

/** Numbered, so that a team's own files beside them are told apart. */
const ARGOCD_FILE = /^argocd\/([^/]+\/)?\d\d-[a-z-]+\.yaml$/;
const TEMPORARY = /\.([^/]+)\.(\d+)\.tmp$/;

/** The service and the cluster that a file is about; undefined for those of Argo CD, and for what is not ours. */
export function placeOfFile(
  path: string,
): { readonly cluster: string; readonly service: string } | undefined {
  const [cluster = '', service = ''] = path.split('/');
  const ours =
    cluster !== ARGOCD && [fileOf(cluster, service), secretFileOf(cluster, service)].includes(path);
  return ours ? { cluster, service } : undefined;
}

const isOurs = (path: string): boolean => placeOfFile(path) !== undefined || ARGOCD_FILE.test(path);

/** Reads dist; nothing is there before the first synth. Throws what the file system throws. */
export function readDist(dist: string): DistFiles {
  const paths = existsSync(dist) ? filesBelow(dist) : [];
  const contents = paths
    .filter(isOurs)
    .map((path) => [path, readFileSync(join(dist, path), 'utf8')] as const);
  return { contents: new Map(contents), leftovers: paths.filter(isLeftover) };
}

/** No deeper than files of ours lie. */
function filesBelow(dist: string, folder = ''): readonly string[] {
  return readdirSync(join(dist, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (!entry.isDirectory()) return folder === '' ? [] : [path];
    return path.split('/').length > 2 ? [] : filesBelow(dist, path);
  });
}

/** Whether a killed synth wrote it. */
function isLeftover(path: string): boolean {
  const [found, name = '', writer] = TEMPORARY.exec(path) ?? [];
  return found !== undefined && isOurs(path.replace(TEMPORARY, name)) && hasEnded(Number(writer));
}

/** One that runs still needs its files. */
function hasEnded(writer: number): boolean {
  try {
    process.kill(writer, 0);
    return writer === process.pid;
  } catch (error) {
    return !(isNativeError(error) && 'code' in error && error.code === 'EPERM');
  }
}
