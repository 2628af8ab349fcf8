import { accessSync, constants, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withCleanUp } from './clean-up';

/** In memory where there is such a place, so that no disk ever holds what is in it. */
const IN_MEMORY = '/dev/shm';

/** Runs something with a folder that nobody else can enter, and that is gone afterwards, however that ends. */
export async function withPrivateFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(place(), 'kube-'));
  return withCleanUp(
    () => rmSync(folder, { recursive: true, force: true }),
    () => use(folder),
  );
}

function place(): string {
  try {
    accessSync(IN_MEMORY, constants.W_OK | constants.X_OK);
    return IN_MEMORY;
  } catch {
    return tmpdir();
  }
}
