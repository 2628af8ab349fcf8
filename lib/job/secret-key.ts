import type { EnvVar } from 'kubernetes-types/core/v1';
import { DOTENV } from '../config';
import { checkDataKey, checkReference, type NameOr, nameOf, type Path } from '../kernel';

/** One key of a Secret: of `dotenv` where only the key is named. */
export type SecretKey = string | NamedSecretKey;

export interface NamedSecretKey {
  /** The Secret's name, or an object of that kind, such as one of cdk8s-plus-28. @default 'dotenv' */
  readonly from?: NameOr<'Secret'>;
  readonly key: string;
}

/** A variable that comes from a key. */
export function planSecretKey(variable: string, secretKey: SecretKey, path: Path): EnvVar {
  const { from = DOTENV, key } = typeof secretKey === 'string' ? { key: secretKey } : secretKey;
  checkReference(from, 'Secret', path.at('from'));
  checkDataKey(key, typeof secretKey === 'string' ? path : path.at('key'));
  return { name: variable, valueFrom: { secretKeyRef: { name: nameOf(from), key } } };
}
