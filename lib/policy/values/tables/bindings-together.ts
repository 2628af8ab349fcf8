import { record } from '../../../kernel';
import { FINE, type Rule, type Table } from '../rule';
import { noneOf, oneOf } from '../rules/texts';
import { neededWhere, says } from '../rules/together';
import type { ValueCheck } from '../value-checks';

const RBAC = 'rbac.authorization.k8s.io';

/** Accounts live in a namespace, users and groups in another system. */
const GROUPS: Readonly<Record<string, string>> = { ServiceAccount: '', User: RBAC, Group: RBAC };

const kind = oneOf(...Object.keys(GROUPS));

/** Who is given a role. https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-subjects */
const subject: Rule = (value) => {
  const { kind: name, apiGroup } = record(value);
  const group = GROUPS[String(name)];
  if (group === undefined) return kind(name).map((said) => ({ ...said, at: 'kind' }));
  const got = apiGroup ?? group;
  if (typeof got !== 'string' || got === group || got === '') return FINE;
  return [{ at: 'apiGroup', expected: `'${group}' for a ${name}`, got, fix: 'leave it out' }];
};

/** An account without a namespace is one of the binding's own, which lies in none. */
const elsewhere: Table = neededWhere(says('kind', ['ServiceAccount']), 'no namespace is around', 'namespace');

export const bindingsTogether: ValueCheck['kinds'] = {
  [`RoleBinding.${RBAC}`]: { 'subjects[]': subject },
  [`ClusterRoleBinding.${RBAC}`]: {
    'subjects[]': [subject, elsewhere],
    'roleRef.kind': noneOf(['Role'], 'ClusterRole'),
  },
};
