import type { EnvVar } from 'kubernetes-types/core/v1';
import {
  checkDataKey,
  checkReference,
  checkVariableName,
  isPodField,
  looksSecret,
  type NameOr,
  nameOf,
  type Path,
  Words,
} from '../kernel';

/** What anybody may read, or where a helper finds it: a key of a Secret, or a field of the pod. */
export type HelperVariable =
  | string
  | { readonly secret: NameOr<'Secret'>; readonly key: string }
  | { readonly field: string };

export type HelperVariables = Readonly<Record<string, HelperVariable>>;

/** Variables of a helper; one that is refused is left out, so that it gets no further. */
export const planVariables = (variables: HelperVariables, path: Path): readonly EnvVar[] =>
  Object.entries(variables).flatMap(([name, value]) =>
    checkVariableName(name, path) ? planVariable(name, value, path.at(name)) : [],
  );

function planVariable(name: string, value: HelperVariable, path: Path): readonly EnvVar[] {
  if (typeof value === 'string') return isClear(name, value, path) ? [{ name, value }] : [];
  if (isNamed(value, 'secret')) {
    checkReference(value.secret, 'Secret', path.at('secret'));
    checkDataKey(value.key, path.at('key'));
    return [{ name, valueFrom: { secretKeyRef: { name: nameOf(value.secret), key: value.key } } }];
  }
  if (isNamed(value, 'field')) {
    checkField(value.field, path.at('field'));
    return [{ name, valueFrom: { fieldRef: { fieldPath: value.field } } }];
  }
  const got = new Words(value === null ? 'null' : typeof value);
  path.refuse('a string, { secret, key } or { field }', got, 'put it into quotes');
  return [];
}

// not every chart is type-checked before it is rendered
const isNamed = <Field extends string>(
  value: HelperVariable,
  field: Field,
): value is Extract<HelperVariable, { readonly [F in Field]: unknown }> =>
  typeof value === 'object' && value !== null && field in value;

function checkField(field: string, path: Path): void {
  if (isPodField(field)) return;
  path.refuse('a field of the downward API', field, "write one such as 'metadata.name' or 'status.podIP'");
}

function isClear(name: string, value: string, path: Path): boolean {
  if (!looksSecret(name, value)) return true;
  const got = new Words('what looks like a secret');
  path.refuse('a value that anybody may read', got, "put it into a Secret: { secret: 'dotenv', key }");
  return false;
}
