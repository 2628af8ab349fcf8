import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { isNativeError } from 'node:util/types';
import { refuse } from '../misuse';

const ME = `${hostname()} ${process.pid}`;
const PAUSE = 20;
const TURNS = 500;
const LONG = 1000;

/**
 * Runs something short while no other process does under the same lock. The lock of a process that is no
 * more is taken away; one of another machine, which cannot be asked, is waited for and then reported.
 */
export async function whileLocked<T>(lock: string, place: string, run: () => T): Promise<T> {
  for (let turn = 0; !take(lock); turn += 1) {
    if (turn === TURNS) refuseHeld(lock, place);
    if (isLeft(lock)) breakLeft(lock);
    await setTimeout(PAUSE);
  }
  try {
    return run();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** Only one process can make a file that must not be there. */
function take(lock: string): boolean {
  try {
    writeFileSync(lock, ME, { flag: 'wx' });
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
}

const isCode = (error: unknown, code: string): boolean =>
  isNativeError(error) && 'code' in error && error.code === code;

/** A host and the number of a process there. */
const HOLDER = /^(\S+) ([1-9]\d*)$/;

/** Whether the process that made a lock has ended on this machine without taking it away. */
function isLeft(lock: string): boolean {
  const [, host, pid] = HOLDER.exec(holderOf(lock)) ?? [];
  if (pid === undefined) return isOld(lock);
  if (host !== hostname()) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return isCode(error, 'ESRCH');
  }
}

/** Between the making of a lock and the writing of its name is no such time, unless the process has ended there. */
function isOld(lock: string): boolean {
  try {
    return Date.now() - statSync(lock).mtimeMs > LONG;
  } catch {
    return false;
  }
}

/** Empty between the making of a lock and the writing of its name, and where it has just gone. */
function holderOf(lock: string): string {
  try {
    return readFileSync(lock, 'utf8').trim();
  } catch {
    return '';
  }
}

/** Two that find the same lock left must not take away what the faster of them then made: looked at again alone. */
function breakLeft(lock: string): void {
  const alone = `${lock}.break`;
  if (!take(alone)) {
    if (isLeft(alone)) rmSync(alone, { force: true });
    return;
  }
  if (isLeft(lock)) rmSync(lock, { force: true });
  rmSync(alone, { force: true });
}

const refuseHeld = (lock: string, place: string): never =>
  refuse(
    place,
    'a file that nobody else is writing',
    `a lock of ${holderOf(lock) || 'nobody'}`,
    `delete ${lock} if that process is gone`,
  );
