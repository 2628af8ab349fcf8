import { field, records, textAt } from '../../kernel';
import type { Check, Objection } from '../check';
import { missing } from '../missing';
import type { Placed, World } from '../world';

const RBAC = 'rbac.authorization.k8s.io';

/** ClusterRoles, users and accounts of other namespaces are made elsewhere and not looked for. */
export const roleBindings: Check = {
  id: 'C15',
  title: 'a RoleBinding gives a Role that is there to accounts that are there',
  severity: 'error',
  why: 'whoever relies on the permission is refused at run time',
  fix: 'bind a Role and an account that are rendered',
  *run(world: World): Iterable<Objection> {
    for (const to of world.objects) {
      if (to.kind !== `RoleBinding.${RBAC}`) continue;
      const objections = [
        ...rolesOf(to).map((name) => missing(world, to, 'roleRef', { kind: `Role.${RBAC}`, name })),
        ...accountsOf(to).map((name) => missing(world, to, 'subjects', { kind: 'ServiceAccount', name })),
      ];
      yield* objections.filter((objection) => objection !== undefined);
    }
  },
};

const rolesOf = ({ object }: Placed): readonly string[] =>
  textAt(object, 'roleRef', 'kind') === 'Role' ? [textAt(object, 'roleRef', 'name') ?? ''] : [];

const accountsOf = ({ object, namespace }: Placed): readonly string[] =>
  records(object.subjects)
    .filter(({ kind }) => kind === 'ServiceAccount')
    .filter((subject) => (field(subject, 'namespace') ?? namespace) === namespace)
    .map((subject) => textAt(subject, 'name') ?? '')
    .filter((name) => name !== 'default');
