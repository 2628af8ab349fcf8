import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';

/** What is found where a chart says that a file is. */
export type ServiceFile =
  | { readonly found: 'file'; readonly bytes: Buffer }
  | { readonly found: 'outside' | 'directory' | 'unreadable' }
  | { readonly found: 'large'; readonly size: number }
  /** Nothing of this name, and what there is near it. */
  | { readonly found: 'nothing'; readonly near: readonly string[] };

/** Nothing larger is read. */
export const LARGEST_FILE = 2 ** 20;

/** Reads a file in the folder of a service, and none that is led to by a link or a path outside of it. */
export function readServiceFile(folder: string, path: string): ServiceFile {
  try {
    return read(folder, path);
  } catch {
    return { found: 'unreadable' };
  }
}

function read(folder: string, path: string): ServiceFile {
  const place = resolve(folder, path);
  if (isAbsolute(path) || !isInside(folder, place)) return { found: 'outside' };
  if (!existsSync(place)) return { found: 'nothing', near: nearTo(place, folder) };
  const real = realpathSync(place);
  if (!isInside(realpathSync(folder), real)) return { found: 'outside' };
  const facts = statSync(real);
  if (facts.isDirectory()) return { found: 'directory' };
  if (facts.size > LARGEST_FILE) return { found: 'large', size: facts.size };
  // to read from a pipe would take for ever
  return facts.isFile() ? { found: 'file', bytes: readFileSync(real) } : { found: 'unreadable' };
}

const isInside = (folder: string, place: string): boolean =>
  place === folder || place.startsWith(`${folder}${sep}`);

const MOST = 12;

/** What stands in the first directory above a place that exists. */
function nearTo(place: string, folder: string): readonly string[] {
  const directory = dirname(place);
  if (!isInside(folder, directory)) return [];
  if (!existsSync(directory)) return nearTo(directory, folder);
  return readdirSync(directory)
    .sort()
    .slice(0, MOST)
    .map((name) => relative(folder, join(directory, name)));
}
