import type { Release } from '../../gitops';
import { shortImage } from './image-argument';
import type { ReleaseTarget } from './release-target';

/** What an entry is to say, and in which words. */
export interface NewRelease {
  /** Undefined for an entry that goes, so that its clusters run what the followed ones run. */
  readonly release: Release | undefined;
  /** Of the commit: `deploy`, `rollback`. */
  readonly verb: string;
}

/** `4f2a9c1 to production`. */
export const inWords = ({ release }: NewRelease, { label }: Pick<ReleaseTarget, 'label'>): string =>
  release === undefined ? `${label} as others again` : `${shortImage(release)} to ${label}`;

export function commitMessage(change: NewRelease, target: ReleaseTarget): string {
  const subject = `${change.verb}(${target.service}): ${inWords(change, target)}`;
  const { note, schema, compatible } = change.release ?? {};
  const schemaLine =
    schema === undefined ? [] : [`schema ${schema}${compatible === 'true' ? ', compatible' : ''}`];
  const body = [...(note === undefined ? [] : [note]), ...schemaLine];
  return body.length === 0 ? subject : `${subject}\n\n${body.join('\n')}`;
}
