import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isNativeError } from 'node:util/types';

/** What lies in dist, by its path in there: only files of the two forms that a synth writes. */
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

/** Beside the file that it will replace, because a rename is atomic only within one file system. */
export const temporaryOf = (file: string): string => file.replace(/([^/]+)$/, `.$1.${process.pid}.tmp`);

const LEFTOVER = /^\..+\.(k8s\.yaml|secret\.enc)\.\d+\.tmp$/;

/** Reads dist; nothing is there before the first synth. Throws what the file system throws. */
export function readDist(dist: string): DistFiles {
  const contents = new Map<string, string>();
  const leftovers: string[] = [];
  for (const cluster of existsSync(dist) ? foldersIn(dist) : []) {
    for (const service of foldersIn(join(dist, cluster))) {
      const files = [fileOf(cluster, service), secretFileOf(cluster, service)];
      for (const name of readdirSync(join(dist, cluster, service))) {
        const path = `${cluster}/${service}/${name}`;
        if (files.includes(path)) contents.set(path, readFileSync(join(dist, path), 'utf8'));
        else if (LEFTOVER.test(name) && isOrphan(name)) leftovers.push(path);
      }
    }
  }
  return { contents, leftovers };
}

/** Whether the synth that wrote a temporary file has ended; one that runs still needs it. */
function isOrphan(name: string): boolean {
  const writer = Number(/(\d+)\.tmp$/.exec(name)?.[1]);
  try {
    process.kill(writer, 0);
    return writer === process.pid;
  } catch (error) {
    return !(isNativeError(error) && 'code' in error && error.code === 'EPERM');
  }
}

const foldersIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
