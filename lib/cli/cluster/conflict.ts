import { field, records, text } from '../../kernel';
import { Outdated } from '../env/store';
import type { Answer } from './api';
import { refuseForeign } from './change-check';
import { inWords, pathOf, type SecretPlace } from './place';
import { refusalOf } from './refusal';

/**
 * What a 409 means: managers that the API server names in its causes, or else a Secret that is not the one
 * which a change was based on.
 * https://kubernetes.io/docs/reference/using-api/server-side-apply/#conflicts
 */
export function conflict(place: SecretPlace, { body }: Answer): Error {
  const causes = records(field(body, 'details', 'causes')).filter(
    ({ reason }) => reason === 'FieldManagerConflict',
  );
  if (causes.length === 0) return new Outdated(`somebody else has changed ${inWords(place)}`);
  return refusalOf(pathOf(place), (path) => {
    for (const cause of causes) {
      const key = (text(cause.field) ?? '').replace(/^\.data\./, '');
      refuseForeign(key, managerIn(text(cause.message) ?? ''), path);
    }
  });
}

/** `conflict with "kubectl-edit" using v1`. */
const managerIn = (message: string): string => /"([^"]+)"/.exec(message)?.[1] ?? 'somebody else';
