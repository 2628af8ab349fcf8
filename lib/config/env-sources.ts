import type { EnvFromSource, EnvVar, EnvVarSource } from 'kubernetes-types/core/v1';
import { checkDataKey, checkReference, isPodField, nameOf, type Path } from '../kernel';
import type { EnvProps, FieldPath, SecretKeys, WholeSource } from './env-props';
import type { VariableNames } from './variable-names';

/** The Secret that holds a namespace's settings unless a chart names another. */
export const DOTENV = 'dotenv';

/** One key of a Secret; `optional` only where somebody said it. */
export const secretVariable = (name: string, secret: string, key: string, optional?: boolean): EnvVar => ({
  name,
  valueFrom: { secretKeyRef: { name: secret, key, ...(optional !== undefined && { optional }) } },
});

/** Variables that come from keys of Secrets, in the order in which they were declared. */
export const planSecretVariables = (
  secrets: NonNullable<EnvProps['secret']>,
  names: VariableNames,
  path: Path,
): readonly EnvVar[] =>
  secrets.flatMap((entry, index) =>
    variablesOf(typeof entry === 'string' ? { from: DOTENV, keys: [entry] } : entry, names, path.at(index)),
  );

function variablesOf({ from, keys, optional }: SecretKeys, names: VariableNames, path: Path): EnvVar[] {
  checkReference(from, 'Secret', path.at('from'));
  return pairsOf(keys).map(([name, key]) => {
    names.take(name, path);
    checkDataKey(key, path);
    return secretVariable(name, nameOf(from), key, optional);
  });
}

const pairsOf = (keys: SecretKeys['keys']): readonly (readonly [variable: string, key: string])[] =>
  isList(keys) ? keys.map((key) => [key, key]) : Object.entries(keys);

/** The variables that an entry of `secret` declares. */
export const secretNames = (entry: string | SecretKeys): readonly string[] =>
  typeof entry === 'string' ? [entry] : pairsOf(entry.keys).map(([variable]) => variable);

// Array.isArray alone does not tell a readonly array from a record
const isList = (keys: SecretKeys['keys']): keys is readonly string[] => Array.isArray(keys);

const RESOURCE_FIELD = /^(requests|limits)\.(cpu|memory|ephemeral-storage)$/;

/** Variables that the downward API fills. */
export const planFields = (
  fields: Readonly<Record<string, FieldPath>>,
  names: VariableNames,
  path: Path,
): readonly EnvVar[] =>
  Object.entries(fields).map(([name, field]) => {
    names.take(name, path.at(name));
    return { name, valueFrom: fieldSource(field, path.at(name)) };
  });

function fieldSource(field: FieldPath, path: Path): EnvVarSource {
  if (RESOURCE_FIELD.test(field)) return { resourceFieldRef: { resource: field } };
  if (!isPodField(field)) {
    path.refuse('a field of the downward API', field, "write one such as 'metadata.name' or 'status.podIP'");
  }
  return { fieldRef: { fieldPath: field } };
}

/** Whole Secrets and ConfigMaps, in their order. */
export const planWhole = (sources: NonNullable<EnvProps['from']>, path: Path): readonly EnvFromSource[] =>
  sources.map((source, index) => wholeSource(source, path.at(index)));

/** What a variable's name begins with, or nothing. */
const PREFIX = /^([A-Za-z_]\w*)?$/;

/** Every key of a Secret or ConfigMap at once. */
function wholeSource(source: WholeSource, path: Path): EnvFromSource {
  const { secret, configMap, prefix, optional } = source;
  if (secret !== undefined) checkReference(secret, 'Secret', path.at('secret'));
  if (configMap !== undefined) checkReference(configMap, 'ConfigMap', path.at('configMap'));
  if (prefix !== undefined && !PREFIX.test(prefix)) {
    const expected = "the beginning of a variable's name: letters, digits and '_', no digit first";
    path.at('prefix').refuse(expected, prefix, "write it as 'REDIS_'");
  }
  const reference = (name: string) => ({ name, ...(optional !== undefined && { optional }) });
  return {
    ...(prefix !== undefined && { prefix }),
    ...(secret !== undefined && { secretRef: reference(nameOf(secret)) }),
    ...(configMap !== undefined && { configMapRef: reference(nameOf(configMap)) }),
  };
}
