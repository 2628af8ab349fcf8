import { type Path, Words } from './path';
import { looksSecret } from './secret-shape';

/** C identifiers: what every shell and `ENV` can say. Kubernetes would take more. */
const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Refuses what cannot name a variable, and does not show it, for it may be a secret; returns whether it can. */
export function checkVariableName(name: string, path: Path): boolean {
  if (VARIABLE.test(name) && !looksSecret('', name)) return true;
  path.refuse(
    "a variable's name of letters, digits and '_', no digit first",
    new Words('something else'),
    'rename the variable; never write a value here',
  );
  return false;
}
