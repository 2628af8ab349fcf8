import { accessSync, constants } from 'node:fs';
import { checkDataKey, checkRendered, type Path, Words } from '../../kernel';
import type { Change, Snapshot } from '../env/store';
import { refuse } from '../misuse';

/** https://kubernetes.io/docs/concepts/configuration/secret/#restriction-data-size */
const LARGEST = 2 ** 20;

/** Refuses keys that no Secret can have, and more than the API server takes. */
export function checkChange(change: Change, { values }: Snapshot, path: Path): void {
  for (const [key, value] of change) {
    if (value === undefined) continue;
    checkDataKey(key, path);
    checkRendered(key, path);
  }
  const after = [...new Map([...values, ...change]).values()];
  const size = after.reduce((sum, value) => sum + (value?.length ?? 0), 0);
  if (size > LARGEST)
    path.refuse(
      '1 MiB of values at most',
      new Words(`${size} bytes`),
      'keep large ones in a store or a volume',
    );
}

/** A file is replaced by another one in its folder. */
export function refuseUnwritable(folder: string, place: string): void {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch {
    refuse(
      place,
      'a folder that you may write to',
      'one that you may not',
      `ask for write access to ${folder}`,
    );
  }
}
