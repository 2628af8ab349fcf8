import { mkdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isNativeError } from 'node:util/types';
import { type Finding, inspect, Words } from '../kernel';
import { temporaryOf } from './dist-files';
import type { Operation } from './write-plan';

/**
 * Carries the operations out. Every file is first written beside its place and only then are all renamed:
 * a full disk or a folder without permission is met while dist is still whole. What is met later puts back
 * what was there before, `before`. Throws what it is met with.
 */
export function write(
  dist: string,
  operations: readonly Operation[],
  before: ReadonlyMap<string, string> = new Map(),
): void {
  const writes = operations.filter((operation) => operation.kind === 'write');
  const renamed: string[] = [];
  try {
    for (const { path, content } of writes) {
      mkdirSync(join(dist, dirname(path)), { recursive: true });
      writeFileSync(join(dist, temporaryOf(path)), content);
    }
    for (const { path } of writes) {
      renameSync(join(dist, temporaryOf(path)), join(dist, path));
      renamed.push(path);
    }
    for (const { kind, path } of operations) if (kind !== 'write') remove(dist, path);
  } catch (error) {
    for (const path of renamed) putBack(join(dist, path), before.get(path));
    for (const { path } of writes) removeIfThere(join(dist, temporaryOf(path)));
    throw error;
  }
}

function putBack(file: string, content: string | undefined): void {
  if (content === undefined) removeIfThere(file);
  else writeFileSync(file, content);
}

/** Removes a file, and the folders in dist that held nothing else. */
function remove(dist: string, path: string): void {
  rmSync(join(dist, path), { force: true });
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
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

/** What the file system answered, filed under the file that it is about; anything else is thrown on. */
export function fileFinding(dist: string, error: unknown): readonly Finding[] {
  if (!(isNativeError(error) && 'code' in error)) throw error;
  const at = [field(error, 'dest'), field(error, 'path')].find((path) => typeof path === 'string') ?? dist;
  const fromTop = (text: string) => text.replaceAll(`${dirname(dist)}/`, '');
  const fix = `make ${basename(dist)} readable and writable and run the synth again`;
  return inspect(fromTop(String(at)), (path) =>
    path.refuse('a file that can be read and written', new Words(fromTop(error.message)), fix),
  ).findings;
}

const field = (error: object, name: string): unknown =>
  Object.entries(error).find(([key]) => key === name)?.[1];
