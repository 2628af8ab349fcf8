import type { NeededKey, NeededSecret } from '../../kernel';

/** https://kubernetes.io/docs/concepts/configuration/secret/#secret-types; basic-auth asks for one of two keys. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey'],
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
};

/** The keys without which the API server refuses a Secret of a type. */
export const keysOfType = (type: string | undefined): readonly string[] =>
  new Map(Object.entries(KEYS)).get(type ?? '') ?? [];

/** With the keys without which the API server refuses a Secret of its type, whoever reads them. */
export function withTypeKeys(secret: NeededSecret): NeededSecret {
  const demanded = keysOfType(secret.type);
  const keys = new Map<string, NeededKey>(secret.keys);
  for (const key of demanded) {
    const { workloads = [] } = keys.get(key) ?? {};
    keys.set(key, { workloads, required: true });
  }
  const required = secret.required || demanded.length > 0;
  return { ...secret, required, keys: new Map([...keys].sort(([a], [b]) => (a < b ? -1 : 1))) };
}
