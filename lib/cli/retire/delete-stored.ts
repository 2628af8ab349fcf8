import { setTimeout as pause } from 'node:timers/promises';
import { deleteObject } from '../rollout/delete-object';
import type { Named } from '../rollout/refused-object';
import { type DataSite, readAt } from './site';
import { present, type Stored } from './stored';

/** A namespace is gone when everything in it is. */
const PATIENCE = 120_000;
const BETWEEN = 1000;

/** Deletes what is there; gives a line for each object that goes. What is gone already is no error. */
export async function deleteStored(stored: Stored): Promise<readonly string[]> {
  const { site } = stored;
  const lines: string[] = [];
  for (const object of await present(stored)) {
    await deleteObject(site, object, await readAt(site, object));
    const isGone = await hasGone(site, object);
    const { kind, metadata } = object;
    lines.push(`${kind} ${metadata.name}: ${isGone ? 'deleted' : 'is being deleted, see what holds it'}`);
  }
  return lines;
}

async function hasGone(site: DataSite, object: Named): Promise<boolean> {
  for (const end = Date.now() + PATIENCE; Date.now() < end; await pause(BETWEEN)) {
    if ((await readAt(site, object)) === undefined) return true;
  }
  return false;
}
