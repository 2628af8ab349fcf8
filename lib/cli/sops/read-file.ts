import { realpathSync, statSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { LARGEST_FILE, readServiceFile } from '../../config';
import { refuse } from '../misuse';
import { nearestFolder } from './nearest-folder';

/** The bytes of a file; undefined where there is none. Refuses what synth would not read. */
export function readIfThere(file: string, place: string): Buffer | undefined {
  const service = resolve(file, '../..');
  checkFolder(nearestFolder(file), service, place);
  const read = readServiceFile(service, file.slice(service.length + 1));
  if (read.found === 'file') return read.bytes;
  if (read.found !== 'nothing') return refuseUnusable(UNUSABLE[read.found], place);
  return undefined;
}

const UNUSABLE = {
  outside: 'a link that leaves the folder of the service',
  directory: 'a folder',
  unreadable: 'what cannot be read',
  large: 'more',
};

/** Refuses to write what nobody could read afterwards. */
export function checkSize(bytes: Buffer, place: string): void {
  if (bytes.length > LARGEST_FILE) refuseUnusable('more', place);
}

const refuseUnusable = (got: string, place: string): never =>
  refuse(
    place,
    `a file of ${LARGEST_FILE} bytes at most in the folder of its service`,
    got,
    'put such a file there',
  );

/** Where the file is, or is going to be made. */
function checkFolder(folder: string, service: string, place: string): void {
  if (!statSync(folder).isDirectory()) {
    refuse(place, `a folder at ${folder}`, 'a file', 'move it away');
  }
  if (!`${folder}${sep}`.startsWith(`${service}${sep}`)) return;
  const [real, top] = [realpathSync(folder), realpathSync(service)];
  if (!`${real}${sep}`.startsWith(`${top}${sep}`)) refuseUnusable(UNUSABLE.outside, place);
}
