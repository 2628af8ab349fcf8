import type { PolicyRule } from 'kubernetes-types/rbac/v1';
import { type ObjectReference, ROLLING_KINDS, type SecretContract } from '../../kernel';

/** What a Role allows in the namespace of a contract. */
type Allowance = (contract: SecretContract) => readonly PolicyRule[];

/** Nobody may list or watch: that would show every Secret of the namespace. */
const read: Allowance = (contract) => [secretRule(contract, 'get')];

/** Server-side apply is a patch. */
const change: Allowance = (contract) => [secretRule(contract, 'patch')];

/**
 * An apply to a Secret that is not there is asked for as `create` with the name in the request, so that a list
 * of names holds; a plain create has no name when it is judged, and would need every Secret of the namespace.
 * https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources
 */
const make: Allowance = (contract) => [secretRule(contract, 'create')];

/** An Event has a name of its own each time. */
const record: Allowance = () => [{ apiGroups: [''], resources: ['events'], verbs: ['create'] }];

/** `kubectl rollout restart` and `kube env --restart` are patches of the pod template. */
const roll: Allowance = (contract) =>
  Object.entries(ROLLING_KINDS).flatMap(([kind, resource]) => {
    const resourceNames = readersOf(contract, kind);
    if (resourceNames.length === 0) return [];
    return [
      { apiGroups: ['apps'], resources: [resource], resourceNames: [...resourceNames], verbs: ['patch'] },
    ];
  });

const READING: readonly Allowance[] = [read];
const CHANGING: readonly Allowance[] = [read, change, make, record];

/** The least that each verb of `kube env` needs. Who asks is answered to everybody who is known. */
export const ALLOWANCES = {
  list: READING,
  get: READING,
  check: READING,
  diff: READING,
  set: CHANGING,
  unset: CHANGING,
  edit: CHANGING,
  copy: CHANGING,
  '--restart': [roll],
} satisfies Record<string, readonly Allowance[]>;

export type EnvVerb = keyof typeof ALLOWANCES;

/** The rules that a person needs for some verbs, one for each kind of object. */
export function rulesFor(verbs: readonly EnvVerb[], contract: SecretContract): readonly PolicyRule[] {
  const allowances = [...new Set(verbs.flatMap((verb) => ALLOWANCES[verb]))];
  const rules = new Map<string, PolicyRule>();
  for (const rule of allowances.flatMap((allowed) => allowed(contract))) {
    const kind = `${rule.resources}`;
    rules.set(kind, { ...rule, verbs: [...(rules.get(kind)?.verbs ?? []), ...rule.verbs] });
  }
  return [...rules.values()];
}

const secretRule = ({ secrets }: SecretContract, verb: string): PolicyRule => ({
  apiGroups: [''],
  resources: ['secrets'],
  resourceNames: secrets.map(({ name }) => name),
  verbs: [verb],
});

/** The names of the workloads of a kind that read any of the Secrets, in the order of the alphabet. */
function readersOf({ secrets }: SecretContract, kind: string): readonly string[] {
  const readers: readonly ObjectReference[] = secrets.flatMap(({ keys, whole }) => [
    ...whole,
    ...[...keys.values()].flatMap(({ workloads }) => workloads),
  ]);
  return [...new Set(readers.filter((reader) => reader.kind === kind).map(({ name }) => name))].sort();
}
