import type { Path } from '../kernel';

/** Refuses fields that an object of Kubernetes has not, as the API server does; returns whether it has all. */
export function checkFields(object: object, known: readonly string[], path: Path): boolean {
  const unknown = Object.keys(object).filter((name) => !known.includes(name));
  for (const name of unknown) {
    path.refuse(`one of ${known.join(', ')}`, name, 'correct the name or remove it');
  }
  return unknown.length === 0;
}
