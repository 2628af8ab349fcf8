import { type ApiObject, type App, type IResolver, Lazy, type ResolutionContext } from 'cdk8s';
import { type Path, Words } from '../kernel';

const FIX = 'use a string, a number, a boolean, a list or a plain object';

/**
 * Sees every value before cdk8s does and files those that it would throw at, one by one and with their
 * place: cdk8s itself stops at the first and names no field. cdk8s' own resolvers are asked about tokens
 * only, for nearly all values are plain, and asking is most of what rendering costs.
 */
export class PlainValues implements IResolver {
  constructor(
    private readonly tokens: readonly IResolver[],
    private readonly pathOf: (object: ApiObject) => Path,
  ) {}

  /** Takes the place of the resolvers that an app has. */
  static in(app: App, pathOf: (object: ApiObject) => Path): void {
    app.resolvers.push(new PlainValues(app.resolvers.splice(0), pathOf));
  }

  resolve(context: ResolutionContext): void {
    const { value } = context;
    if (typeof value !== 'object' || Array.isArray(value)) return;
    if (value.constructor === Object && value.resolve === undefined) return;
    if (Object.hasOwn(value, 'constructor')) {
      this.refuseKey(context);
      return;
    }
    const name: string | undefined = value.constructor?.name;
    const isOfCdk8s = name !== undefined && isToken(value);
    if (isOfCdk8s) this.resolveToken(context);
    if (isOfCdk8s || name === 'Object') return;
    if (name !== undefined) {
      this.placeOf(context).refuse('plain data', new Words(`an instance of ${name}`), FIX);
    }
    // Without a prototype it is as plain as with Object's; with a finding it is not written, so anything will do.
    context.replaceValue(name ?? { ...value });
  }

  private placeOf({ key, obj }: ResolutionContext): Path {
    return key.reduce((at, step) => at.at(step), this.pathOf(obj));
  }

  /** cdk8s asks a value's `constructor` whether it is a map. */
  private refuseKey(context: ResolutionContext): void {
    const fix = 'choose another key: cdk8s cannot render this one';
    this.placeOf(context).at('constructor').refuse('a key other than constructor', new Words('it'), fix);
    context.replaceValue('');
  }

  private resolveToken(context: ResolutionContext): void {
    for (const resolver of this.tokens) {
      resolver.resolve(context);
      if (context.replaced) return;
    }
  }
}

/** What cdk8s itself turns into a value: Lazy, whatever has `resolve()`, and its unions of number and string. */
const isToken = (value: object): boolean =>
  value instanceof Lazy ||
  ('resolve' in value && typeof value.resolve === 'function') ||
  ('value' in value && (typeof value.value === 'string' || typeof value.value === 'number'));

/** Files every value of a rendered object that JSON has no form for, which YAML would write as something else. */
export function checkPlain(value: unknown, path: Path): void {
  if (!isPlain(value)) filePlain(value, path);
}

/** Whether there is nothing to file, without the price of knowing where. */
function isPlain(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(isPlain);
  if (typeof value !== 'object' || value === null) return typeof value === 'boolean';
  return Object.entries(value).every(([key, inner]) => isPlain(inner) && key.isWellFormed());
}

function filePlain(value: unknown, path: Path): void {
  if (typeof value === 'string') {
    if (!value.isWellFormed()) path.refuse('Unicode text', new Words('half of a character'), FIX);
  } else if (typeof value === 'number') {
    if (!Number.isFinite(value)) path.refuse('a finite number', value, 'leave it out or use a number');
  } else if (value === null || value === undefined) {
    path.refuse('a value', new Words(`${value}`), 'leave it out; in a JSON patch, use remove');
  } else if (typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) {
      filePlain(inner, path.at(key));
      if (!key.isWellFormed()) path.refuse('Unicode keys', new Words('half of a character'), FIX);
    }
  } else if (typeof value !== 'boolean') {
    path.refuse('plain data', new Words(`a ${typeof value}`), FIX);
  }
}
