import { type Path, Words } from '../kernel';
import type { Given } from './given';

/** C identifiers: what every shell and `ENV` can say. Kubernetes would take more. */
const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** The variables that have been declared, and the refusals of those that cannot be. */
export class VariableNames {
  private readonly taken = new Set<string>();

  constructor(
    private readonly given: Given,
    private readonly path: Path,
  ) {}

  has = (name: string): boolean => this.taken.has(name);

  take(name: string, path: Path, value?: string): void {
    if (!VARIABLE.test(name)) {
      path.refuse("a name of letters, digits and '_' that begins with no digit", name, 'rename the variable');
    }
    const owner = this.given.owned[name];
    if (owner !== undefined && owner.value !== value) path.refuse('no value here', name, owner.instead);
    if (this.taken.has(name)) {
      path.refuse(
        'each variable once',
        new Words(`${name} again`),
        `remove one of the two in ${this.path.text}`,
      );
    }
    this.taken.add(name);
  }
}
