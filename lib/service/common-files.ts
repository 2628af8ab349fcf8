import type { Volumes, Writable } from '../container';
import { checkMemory, type Memory, type Path } from '../kernel';
import { inRoot, WRITABLE } from './rails-facts';

/** Directories of an application that may be written to, absolute. */
export function planDirectories(own: Readonly<Record<string, Memory>>, root: string, path: Path): Writable {
  const all = Object.entries({ ...usual(own), ...own })
    .filter(([place, size]) => isDirectory(place, size, path.at(place)))
    .map(([place, size]) => [inRoot(root, place), size] as const);
  if (all.some(([place]) => place === `${root}/tmp`)) {
    const fix = 'name those that are written: this one hides the bootsnap cache of the image';
    path.at('tmp').warn('F35', 'single directories below tmp', `${root}/tmp`, fix);
  }
  return Object.fromEntries(all);
}

/** What every application writes, unless it lies in a directory that the chart names as a whole. */
const usual = (own: Readonly<Record<string, Memory>>): Readonly<Record<string, Memory>> =>
  Object.fromEntries(
    Object.entries(WRITABLE).filter(
      ([place]) => !Object.keys(own).some((other) => place.startsWith(`${other}/`)),
    ),
  );

/** The same files under absolute paths. */
export const planFiles = (volumes: Volumes, root: string): Volumes =>
  Object.fromEntries(Object.entries(volumes).map(([place, volume]) => [inRoot(root, place), volume]));

function isDirectory(place: string, size: Memory, path: Path): boolean {
  const valid = /^\/?[^/]+(\/[^/]+)*$/.test(place) && !place.includes('..');
  if (!valid) path.refuse('a directory', place, "write it as 'storage' or '/var/cache'");
  return checkMemory(size, path) && valid;
}
