import { accessSync, constants, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** In memory where there is such a place, so that no disk ever holds what is in it. */
const IN_MEMORY = '/dev/shm';

const SIGNALS = ['SIGTERM', 'SIGHUP'] as const;

/** Runs something with a folder that nobody else can enter, and that is gone afterwards, however that ends. */
export async function withPrivateFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(place(), 'kube-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const stop = (signal: NodeJS.Signals) => {
    remove();
    forget();
    process.kill(process.pid, signal);
  };
  const forget = () => {
    for (const signal of SIGNALS) process.off(signal, stop);
    process.off('exit', remove);
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  process.on('exit', remove);
  try {
    return await use(folder);
  } finally {
    forget();
    remove();
  }
}

function place(): string {
  try {
    accessSync(IN_MEMORY, constants.W_OK | constants.X_OK);
    return IN_MEMORY;
  } catch {
    return tmpdir();
  }
}
