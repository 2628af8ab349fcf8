import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Outdated } from '../env/store';
import { whileLocked } from './lock';
import { checkSize, readIfThere } from './read-file';

/** Changes with every change of a file; undefined where there is none. */
export const versionOf = (bytes: Buffer | undefined): string | undefined =>
  bytes && createHash('sha256').update(bytes).digest('hex');

/**
 * Puts other bytes in place of a file that still has its version, in one step: whoever reads it meets the
 * old bytes or the new ones. Throws `Outdated` where it has another version by now.
 */
export async function replaceFile(
  file: string,
  bytes: Buffer,
  version: string | undefined,
  place: string,
): Promise<void> {
  checkSize(bytes, place);
  const folder = dirname(file);
  const beside = (end: string) => join(folder, `.${basename(file)}.${end}`);
  mkdirSync(folder, { recursive: true });
  await whileLocked(beside('lock'), place, () => {
    const before = readIfThere(file, place);
    if (versionOf(before) !== version) throw new Outdated(`${place} was changed since it was read`);
    const fresh = beside('new');
    try {
      writeFileSync(fresh, bytes, before && { mode: statSync(file).mode });
      renameSync(fresh, file);
    } catch (error) {
      rmSync(fresh, { force: true });
      throw error;
    }
  });
}
