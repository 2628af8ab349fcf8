import { looksSecret, type Path, Words } from '../kernel';
import type { Given } from './given';

/** C identifiers: what every shell and `ENV` can say. Kubernetes would take more. */
const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Refuses what cannot name a variable, and does not show it: it may be a secret in the wrong place. */
export function checkVariableName(name: string, path: Path): void {
  if (VARIABLE.test(name) && !looksSecret('', name)) return;
  path.refuse(
    "a variable's name of letters, digits and '_', no digit first",
    new Words('something else'),
    'rename the variable; never write a value here',
  );
}

/** The variables that have been declared, and the refusals of those that cannot be. */
export class VariableNames {
  private readonly taken = new Set<string>();

  constructor(private readonly given: Given) {}

  has = (name: string): boolean => this.taken.has(name);

  /** Declares a variable; `value` is what is known of it, which may repeat what the library gives. */
  take(name: string, path: Path, value?: string): void {
    checkVariableName(name, path);
    const owner = Object.hasOwn(this.given.owned, name) ? this.given.owned[name] : undefined;
    if (owner !== undefined && owner.value !== value) {
      path.refuse(`no ${name} here`, new Words('one'), owner.instead);
    }
    if (this.taken.has(name)) {
      const fix = 'remove one of the two: secret, field and clear name different variables';
      path.refuse('each variable once', new Words(`${name} again`), fix);
    }
    this.taken.add(name);
  }
}
