import type { EnvVar } from 'kubernetes-types/core/v1';
import { checkVariableName, looksSecret, type Path, Words } from '../kernel';

/** Variables of a helper that anybody may read; one that is refused is left out, so that it gets no further. */
export const planVariables = (variables: Readonly<Record<string, string>>, path: Path): readonly EnvVar[] =>
  Object.entries(variables)
    .filter(([name, value]) => checkVariableName(name, path) && isClear(name, value, path.at(name)))
    .map(([name, value]) => ({ name, value }));

function isClear(name: string, value: string, path: Path): boolean {
  if (typeof value !== 'string') {
    path.refuse('a string', new Words(value === null ? 'null' : typeof value), 'put it into quotes');
    return false;
  }
  if (!looksSecret(name, value)) return true;
  path.refuse(
    'a value that anybody may read',
    new Words('what looks like a secret'),
    'put it into a Secret: container: { env: [{ name, valueFrom: { secretKeyRef: … } }] }',
  );
  return false;
}
