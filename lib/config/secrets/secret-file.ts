import { isUtf8 } from 'node:buffer';
import { basename, dirname } from 'node:path';
import { type Path, show, Words } from '../../kernel';
import { LARGEST_FILE, readServiceFile, type ServiceFile } from '../service-file';
import type { SecretPlace } from './provider';

/** A service's file of encrypted values for one place. */
export interface SecretFile {
  /** As messages name it, from the top of the repository. */
  readonly name: string;
  /** Undefined where there is none, or none that can be used, which is reported. */
  readonly text: string | undefined;
  readonly isThere: boolean;
}

/**
 * The file of a cluster if it has one, else that of its environment: `secrets/<cluster or environment>.<ending>`
 * in the service's folder.
 */
export function readSecretFile(
  { service, folder, environment }: SecretPlace,
  ending: string,
  path: Path,
): SecretFile {
  const own = `secrets/${environment.cluster.name}.${ending}`;
  const shared = `secrets/${environment.name}.${ending}`;
  const top = folder === undefined ? `apps/${service}` : `${basename(dirname(folder))}/${basename(folder)}`;
  const ofCluster = read(folder, own);
  const isOwn = ofCluster.found !== 'nothing';
  const name = `${top}/${isOwn ? own : shared}`;
  const file = isOwn ? ofCluster : read(folder, shared);
  return { name, isThere: file.found !== 'nothing', text: textOf(file, name, path) };
}

const read = (folder: string | undefined, name: string): ServiceFile =>
  folder === undefined ? { found: 'nothing', near: [] } : readServiceFile(folder, name);

function textOf(file: ServiceFile, name: string, path: Path): string | undefined {
  if (file.found === 'nothing') return undefined;
  if (file.found === 'file' && isUtf8(file.bytes)) return file.bytes.toString();
  const got = file.found === 'file' ? 'something else than UTF-8' : UNUSABLE[file.found];
  const fix = `make it a file of ${LARGEST_FILE} bytes at most in the service's own folder`;
  path.refuse(`a text in ${show(name)}`, new Words(got), fix);
  return undefined;
}

const UNUSABLE = {
  outside: 'a link that leaves the folder',
  directory: 'a directory',
  unreadable: 'what cannot be read',
  large: 'more',
};
