import { mkdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Finding, inspect, Words } from '../kernel';
import { temporaryOf } from './dist-files';
import type { Operation } from './write-plan';

/**
 * Carries the operations out. Every file is first written beside its place and only then are all renamed:
 * a full disk or a folder without permission is met while dist is still whole.
 */
export function write(dist: string, operations: readonly Operation[]): readonly Finding[] {
  const writes = operations.filter((operation) => operation.kind === 'write');
  try {
    for (const { path, content } of writes) {
      mkdirSync(join(dist, dirname(path)), { recursive: true });
      writeFileSync(join(dist, temporaryOf(path)), content);
    }
    for (const { path } of writes) renameSync(join(dist, temporaryOf(path)), join(dist, path));
    for (const { kind, path } of operations) if (kind !== 'write') remove(dist, path);
    return [];
  } catch (error) {
    for (const { path } of writes) removeIfThere(join(dist, temporaryOf(path)));
    return fileFinding(dist, error);
  }
}

/** Removes a file, and the folders that held nothing else. */
function remove(dist: string, path: string): void {
  rmSync(join(dist, path), { force: true });
  const service = dirname(path);
  for (const folder of [service, dirname(service)]) {
    try {
      rmdirSync(join(dist, folder));
    } catch {
      return; // it holds something else, which is not ours
    }
  }
}

function removeIfThere(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // The same fault as before; the next synth cleans up.
  }
}

/** What the file system answered, filed under the file in dist that it is about. */
export function fileFinding(dist: string, error: unknown): readonly Finding[] {
  if (!(error instanceof Error)) throw error;
  const at = 'path' in error && typeof error.path === 'string' ? error.path : dist;
  const place = at.replace(`${dirname(dist)}/`, '');
  const got = new Words(error.message.replaceAll(`${dirname(dist)}/`, ''));
  const fix = `make ${basename(dist)} readable and writable and run the synth again`;
  return inspect(place, (path) => path.refuse('a file that can be read and written', got, fix)).findings;
}
