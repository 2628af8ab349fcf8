import { withTypeKeys } from '../../../lib/config/secrets/type-keys';
import type { NeededKey, NeededSecret, SecretContract } from '../../../lib/kernel';

const WEB = { kind: 'Deployment', name: 'yashima-web' };

/** A Secret by the keys that pods read; they start without one that ends with '?', and '*' reads them all. */
export function needed(name: string, keys: readonly string[], type?: string): NeededSecret {
  const single = keys.filter((key) => key !== '*');
  return withTypeKeys({
    name,
    keys: new Map(single.map((key) => [key.replace('?', ''), keyOf(key)])),
    required: keys.some((key) => !key.endsWith('?')),
    whole: keys.includes('*') ? [WEB] : [],
    ...(type !== undefined && { type }),
  });
}

const keyOf = (key: string): NeededKey => ({ workloads: [WEB], required: !key.endsWith('?') });

export const contractOf = (...secrets: readonly NeededSecret[]): SecretContract => ({
  namespace: 'yashima',
  secrets,
});
