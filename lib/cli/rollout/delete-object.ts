import { textAt } from '../../kernel';
import type { Ask } from '../cluster/api';
import { type Named, refusedObject, type Site } from './refused-object';
import type { Resources } from './resources';

/** Where something is deleted. */
export interface DeletionSite extends Site {
  readonly ask: Ask;
  readonly resources: Resources;
}

/** Deletes exactly what was read, and no other of that name; what is gone already, or was not there, is no error. */
export async function deleteObject(
  site: DeletionSite,
  object: Named,
  live: unknown,
  propagationPolicy: 'Background' | 'Foreground' = 'Background',
): Promise<void> {
  const uid = textAt(live, 'metadata', 'uid');
  const url = await site.resources.urlOf(object);
  if (uid === undefined || url === undefined) return;
  const body = { propagationPolicy, preconditions: { uid } };
  const answer = await site.ask({ method: 'DELETE', url, body });
  if (answer.status >= 300 && answer.status !== 404) throw refusedObject(site, object, answer);
}
