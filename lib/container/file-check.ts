import { posix } from 'node:path';
import { type Path, show, Words } from '../kernel';
import { isInside } from './mount-path';

/** Refuses what is no file below a directory; the API server takes none that begins with two dots. */
export function checkFile(file: string, path: Path): boolean {
  if (isInside(file) && !file.startsWith('..') && posix.join('.', file, '/') !== './') return true;
  path.refuse('a path below the directory', file, "write it as 'nginx.conf' or 'conf.d/logging.conf'");
  return false;
}

/** Refuses a file in the place of another one, or below it, where it would need a directory of that name. */
export function checkApart(file: string, others: readonly string[], path: Path): void {
  const other = others.find((candidate) => isBelow(file, candidate) || isBelow(candidate, file));
  if (other === undefined) return;
  path.refuse('a path of its own', new Words(`${show(file)} beside ${show(other)}`), 'rename one of the two');
}

/** Whether a path is another one or leads through it, however the two are written. */
const isBelow = (file: string, directory: string): boolean =>
  posix.join(file, '/').startsWith(posix.join(directory, '/'));
