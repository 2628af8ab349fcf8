import type { Secret } from 'kubernetes-types/core/v1';
import type { Json } from '../../kernel';
import type { Audit, Change } from '../env/store';
import { auditAnnotations } from './audit-spec';
import { valuesAfter } from './change-check';
import { withoutLastApplied } from './last-applied';
import type { LiveSecret } from './live-secret';
import type { Ownership } from './ownership-plan';
import type { SecretPlace } from './place';

/**
 * No object has this version, for etcd counts from 1 and every write is one more. An apply that carries a
 * version is refused (409) where there is an object of another, and makes the object where there is none: with
 * this one it makes a Secret or nothing, and never merges into one that somebody made a moment before.
 * https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-versions
 */
const NEVER = '1';

/**
 * The Secret as it shall be, in all that is ours: server-side apply removes what it had from us and is not here
 * any more. Keys that others manage are not mentioned, for whoever mentions a key manages it too.
 * `version` is that of the Secret which this is based on; with the uid, one that was deleted is not made again.
 * https://kubernetes.io/docs/reference/using-api/server-side-apply/
 */
export const applied = (
  { namespace, secret, type = 'Opaque' }: SecretPlace,
  live: LiveSecret | undefined,
  { foreign }: Ownership,
  change: Change,
  audit: Audit,
) =>
  ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name: secret,
      namespace,
      resourceVersion: live?.version ?? NEVER,
      ...(live !== undefined && { uid: live.uid }),
      annotations: auditAnnotations(change, audit),
    },
    type: live?.type ?? type,
    data: Object.fromEntries(
      [...valuesAfter(change, live)]
        .filter(([key]) => !foreign.has(key))
        .map(([key, value]) => [key, value.toString('base64')]),
    ),
  }) satisfies Secret;

/** As a JSON patch; a `test` of the version would be answered with 422, `replace` with 409. */
export const managedBy = (managed: readonly Json[], hasLeftOver: boolean, version: string) => [
  ...(hasLeftOver ? withoutLastApplied : []),
  { op: 'replace', path: '/metadata/managedFields', value: managed },
  { op: 'replace', path: '/metadata/resourceVersion', value: version },
];
