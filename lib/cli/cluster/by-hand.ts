import type { Json } from '../../kernel';

/**
 * What a person who uses kubectl is called. Whoever writes by hand may go on with `kube env`; everybody else is
 * a controller, or a manifest that somebody keeps (`kubectl apply --server-side` says `kubectl`), and would
 * write again. `before-first-apply` stands for all who wrote before managers were recorded.
 * https://kubernetes.io/docs/reference/using-api/server-side-apply/#managers
 */
const BY_HAND: ReadonlySet<unknown> = new Set([
  'kubectl-create',
  'kubectl-edit',
  'kubectl-patch',
  'kubectl-replace',
  'kubectl-client-side-apply',
  'before-first-apply',
]);

/** Whether an entry of the managed fields is a person's. */
export const isByHand = ({ manager, operation }: Json): boolean =>
  operation === 'Update' && BY_HAND.has(manager);
