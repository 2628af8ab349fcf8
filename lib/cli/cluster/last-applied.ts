import { field, type Json, record } from '../../kernel';
import { isByHand } from './by-hand';
import type { LiveSecret } from './live-secret';
import { MANAGER } from './manager';

/**
 * Where client-side `kubectl apply` keeps all that it wrote: of a Secret every value, for whoever may read the
 * Secret, also after the key was replaced or removed.
 * https://kubernetes.io/docs/reference/labels-annotations-taints/#kubectl-kubernetes-io-last-applied-configuration
 */
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** Whether old values are kept there for nobody: a controller that applies its own compares with them. */
export const isLeftOver = ({ annotations, managed }: LiveSecret): boolean =>
  annotations.includes(LAST_APPLIED) &&
  !managed.some((entry) => entry.manager !== MANAGER && !isByHand(entry) && hasIt(entry));

const hasIt = (entry: Json): boolean =>
  Object.keys(record(field(entry, 'fieldsV1', 'f:metadata', 'f:annotations'))).some(isLastApplied);

/** Of a name in managed fields. */
export const isLastApplied = (name: string): boolean => name === `f:${LAST_APPLIED}`;

/** As part of a JSON patch. https://www.rfc-editor.org/rfc/rfc6901#section-3 */
export const withoutLastApplied = [
  { op: 'remove', path: `/metadata/annotations/${LAST_APPLIED.replaceAll('/', '~1')}` },
] as const;

/** What whoever applied it has to know. */
export const lastAppliedGone = (place: string): string =>
  `${place}: kubectl's copy of values applied from a file was removed, and old ones with it; ` +
  'do not apply that file again: it would put its values back';
