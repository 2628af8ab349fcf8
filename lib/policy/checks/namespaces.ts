import type { Check, Objection } from '../check';
import type { World } from '../world';

/** Without one, Argo CD puts an object wherever its Application points, and kubectl wherever one stands. */
export const namespaces: Check = {
  id: 'C4',
  title: 'what lives in a namespace names it, and nothing else does',
  severity: 'error',
  why: 'without a namespace an object lands wherever somebody happens to stand',
  fix: 'name the namespace; leave it out of what lives outside of them',
  *run({ objects }: World): Iterable<Objection> {
    for (const to of objects) {
      const { kind, metadata } = to.object;
      const got = metadata.namespace;
      if (to.clusterScoped && got !== undefined) {
        const fix = 'leave the namespace out';
        yield { to, field: 'metadata.namespace', expected: `none for a ${kind}`, got, fix };
      }
      if (!to.clusterScoped && (got === undefined || got === '')) {
        const fix = `name one; if a ${kind} lives outside namespaces, add '${to.kind}' to the platform's clusterScoped`;
        yield { to, field: 'metadata.namespace', expected: 'a namespace', got, fix };
      }
    }
  },
};
