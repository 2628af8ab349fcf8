import { type ApiObject, type IResolver, Lazy, type ResolutionContext } from 'cdk8s';
import { type Path, Words } from '../kernel';

const FIX = 'use a string, a number, a boolean, a list or a plain object';

/**
 * Sees every value before cdk8s does and files those that it would throw at, one by one and with their
 * place: cdk8s itself stops at the first and names no field.
 */
export class PlainValues implements IResolver {
  constructor(private readonly pathOf: (object: ApiObject) => Path) {}

  resolve(context: ResolutionContext): void {
    const { key, obj, value } = context;
    if (typeof value !== 'object' || Array.isArray(value)) return;
    const name: string | undefined = value.constructor?.name;
    if (name === 'Object') return;
    if (name !== undefined && isToken(value)) return;
    if (name !== undefined) {
      const path = key.reduce((at, step) => at.at(step), this.pathOf(obj));
      path.refuse('plain data', new Words(`an instance of ${name}`), FIX);
    }
    // Without a prototype it is as plain as with Object's; with a finding it is not written, so anything will do.
    context.replaceValue(name ?? { ...value });
  }
}

/** What cdk8s itself turns into a value: Lazy, whatever has `resolve()`, and its unions of number and string. */
const isToken = (value: object): boolean =>
  value instanceof Lazy ||
  ('resolve' in value && typeof value.resolve === 'function') ||
  ('value' in value && (typeof value.value === 'string' || typeof value.value === 'number'));

const LONE_SURROGATE = /\p{Cs}/u;

/** Files every value of a rendered object that JSON has no form for, which YAML would write as something else. */
export function checkPlain(value: unknown, path: Path): void {
  if (typeof value === 'string') {
    if (LONE_SURROGATE.test(value)) path.refuse('Unicode text', new Words('half of a character'), FIX);
  } else if (typeof value === 'number') {
    if (!Number.isFinite(value)) path.refuse('a finite number', value, 'leave it out or use a number');
  } else if (value === null || value === undefined) {
    path.refuse('a value', new Words(`${value}`), 'leave it out; in a JSON patch, use remove');
  } else if (typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) {
      checkPlain(inner, path.at(key));
      if (LONE_SURROGATE.test(key)) path.refuse('Unicode keys', new Words('half of a character'), FIX);
    }
  } else if (typeof value !== 'boolean') {
    path.refuse('plain data', new Words(`a ${typeof value}`), FIX);
  }
}
