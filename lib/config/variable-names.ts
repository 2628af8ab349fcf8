import { checkVariableName, type Path, Words } from '../kernel';
import type { Given } from './given';

/** Refuses a variable that belongs to a prop, unless it says the same. */
export function checkOwner(name: string, { owned }: Given, path: Path, value?: string): void {
  const owner = Object.hasOwn(owned, name) ? owned[name] : undefined;
  if (owner === undefined || owner.value === value) return;
  path.refuse(`no ${name} here`, new Words('one'), owner.instead);
}

/** The variables that have been declared, and the refusals of those that cannot be. */
export class VariableNames {
  private readonly taken = new Set<string>();

  constructor(private readonly given: Given) {}

  has = (name: string): boolean => this.taken.has(name);

  /** Declares a variable; `value` is what is known of it, which may repeat what the library gives. */
  take(name: string, path: Path, value?: string): void {
    checkVariableName(name, path);
    checkOwner(name, this.given, path, value);
    if (this.taken.has(name)) {
      const fix = 'remove one of the two: secret, field and clear name different variables';
      path.refuse('each variable once', new Words(`${name} again`), fix);
    }
    this.taken.add(name);
  }
}
