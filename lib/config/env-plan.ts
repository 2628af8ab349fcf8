import type { EnvFromSource, EnvVar, EnvVarSource } from 'kubernetes-types/core/v1';
import { nameOf, type Path } from '../kernel';
import { clearVariables } from './clear-plan';
import type { EnvProps, FieldPath, SecretKeys, WholeSource } from './env-props';
import type { Given } from './given';
import { VariableNames } from './variable-names';

export interface EnvPlan {
  /** Plain values, for a ConfigMap, in the order of the alphabet: moving a line rolls no pod. */
  readonly data: Readonly<Record<string, string>>;
  /** Variables that only a container can say, in the order in which they were declared. */
  readonly variables: readonly EnvVar[];
  readonly from: readonly EnvFromSource[];
}

/** The Secret that holds a namespace's settings unless a chart names another. */
export const DOTENV = 'dotenv';

/** Decides where each variable comes from; refuses one that is given twice, misnamed or plainly a secret. */
export function planEnv(
  { clear = {}, secret = [], field = {}, from = [] }: EnvProps,
  given: Given,
  path: Path,
): EnvPlan {
  const names = new VariableNames(given, path);
  const secrets = secretVariables(secret, names, path.at('secret'));
  const missing = given.secret.filter((name) => !names.has(name) && clear[name] === undefined);
  const fields = Object.entries(field).map(([name, fieldPath]) => {
    names.take(name, path.at('field').at(name));
    return { name, valueFrom: fieldSource(fieldPath) };
  });
  const { plain, composed } = clearVariables(clear, names, path.at('clear'));
  const owned = Object.fromEntries(Object.entries(given.owned).map(([name, { value }]) => [name, value]));
  return {
    data: sorted({ ...given.defaults, ...plain, ...owned }),
    variables: [
      ...secrets,
      ...missing.map((name) => secretVariable(name, DOTENV, name)),
      ...fields,
      ...composed,
    ],
    from: from.map(wholeSource),
  };
}

function secretVariables(
  secret: NonNullable<EnvProps['secret']>,
  names: VariableNames,
  path: Path,
): EnvVar[] {
  return secret.flatMap((entry, index) => {
    const {
      from,
      keys,
      optional = false,
    }: SecretKeys = typeof entry === 'string' ? { from: DOTENV, keys: [entry] } : entry;
    const pairs = Array.isArray(keys) ? keys.map((key) => [key, key] as const) : Object.entries(keys);
    return pairs.map(([name, key]) => {
      names.take(name, path.at(index));
      return secretVariable(name, nameOf(from), key, optional);
    });
  });
}

const secretVariable = (name: string, secret: string, key: string, optional = false): EnvVar => ({
  name,
  valueFrom: { secretKeyRef: { name: secret, key, ...(optional && { optional }) } },
});

const fieldSource = (fieldPath: FieldPath): EnvVarSource =>
  /^(requests|limits)\./.test(fieldPath)
    ? { resourceFieldRef: { resource: fieldPath } }
    : { fieldRef: { fieldPath } };

const wholeSource = ({ secret, configMap, prefix, optional = false }: WholeSource): EnvFromSource => {
  const source = (reference: NonNullable<typeof secret>) => ({
    name: nameOf(reference),
    ...(optional && { optional }),
  });
  return {
    ...(prefix !== undefined && { prefix }),
    ...(secret !== undefined && { secretRef: source(secret) }),
    ...(configMap !== undefined && { configMapRef: source(configMap) }),
  };
};

const sorted = (data: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(data).sort(([a], [b]) => (a < b ? -1 : 1)));
