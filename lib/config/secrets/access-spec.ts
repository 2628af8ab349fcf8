import type { Role, RoleBinding } from 'kubernetes-types/rbac/v1';
import type { AccessSubject, Emitted, Manifest, SecretAccess, SecretContract } from '../../kernel';
import { type EnvVerb, rulesFor } from './access-rules';

const READER: readonly EnvVerb[] = ['list', 'get', 'check', 'diff'];
const WRITER: readonly EnvVerb[] = [...READER, 'set', 'unset', 'edit', 'copy', '--restart'];

/** Who may use `kube env` on the Secrets of a contract, and nothing else; nothing for nobody. */
export const accessObjects = (
  service: string,
  contract: SecretContract,
  { readers = [], writers = [] }: SecretAccess,
): readonly Manifest[] => [
  ...granted(`${service}-env-reader`, READER, readers, contract),
  ...granted(`${service}-env-writer`, WRITER, writers, contract),
];

/** A rule without a name allows all of them: without a Secret there is no Role. */
function granted(
  name: string,
  verbs: readonly EnvVerb[],
  subjects: readonly AccessSubject[],
  contract: SecretContract,
): readonly Manifest[] {
  if (subjects.length === 0 || contract.secrets.length === 0) return [];
  return [role(name, verbs, contract), binding(name, subjects)];
}

const role = (name: string, verbs: readonly EnvVerb[], contract: SecretContract): Emitted<Role> => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'Role',
  metadata: { name },
  rules: [...rulesFor(verbs, contract)],
});

/** https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-subjects */
const binding = (name: string, subjects: readonly AccessSubject[]): Emitted<RoleBinding> => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'RoleBinding',
  metadata: { name },
  roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
  subjects: subjects.map(({ kind, name }) => ({
    apiGroup: 'rbac.authorization.k8s.io',
    kind,
    name,
  })),
});
