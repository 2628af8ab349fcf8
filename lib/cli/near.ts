import { nearName } from '../kernel';

/** So many fit on a line. */
const LISTED = 12;

/** `did you mean 'x'?` where something is near, else what there is if that is not much, else `otherwise`. */
export function hint(name: string, candidates: readonly string[], otherwise: string): string {
  const meant = nearName(name, candidates);
  if (meant !== undefined) return `did you mean '${meant}'?`;
  return candidates.length === 0 || candidates.length > LISTED
    ? otherwise
    : `choose one of ${candidates.join(', ')}`;
}

/** What was typed, where it is nearly one of the candidates; else it may be anything, a value too. */
export const typed = (name: string, candidates: readonly string[]): string =>
  nearName(name, candidates) === undefined ? 'another name' : `'${name}'`;
