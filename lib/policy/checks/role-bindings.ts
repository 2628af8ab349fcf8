import { field, type Json, records, textAt, Words } from '../../kernel';
import type { Check, Objection } from '../check';
import { missing } from '../missing';
import type { Placed, World } from '../world';

const RBAC = 'rbac.authorization.k8s.io';

/**
 * ClusterRoles, users and accounts of other namespaces are made elsewhere and not looked for; but one of `default`
 * that is here by the same name is what nobody wrote a namespace for.
 */
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
        ...strayed(world, to),
        ...accountsOf(to).map((name) => missing(world, to, 'subjects', { kind: 'ServiceAccount', name })),
      ];
      yield* objections.filter((objection) => objection !== undefined);
    }
  },
};

const rolesOf = ({ object }: Placed): readonly string[] =>
  textAt(object, 'roleRef', 'kind') === 'Role' ? [textAt(object, 'roleRef', 'name') ?? ''] : [];

const accountsOf = (to: Placed): readonly string[] =>
  subjectsOf(to)
    .filter((subject) => (field(subject, 'namespace') ?? to.namespace) === to.namespace)
    .map((subject) => textAt(subject, 'name') ?? '')
    .filter((name) => name !== 'default');

/** cdk8s-plus-28 writes `default` for an account that it is only told the name of. */
const strayed = (world: World, to: Placed): readonly Objection[] =>
  subjectsOf(to)
    .filter((subject) => subject.namespace === 'default' && to.namespace !== 'default')
    .filter(({ name }) => world.find('ServiceAccount', to.namespace, String(name)) !== undefined)
    .filter(({ name }) => world.find('ServiceAccount', 'default', String(name)) === undefined)
    .map(({ name }) => ({
      to,
      field: 'subjects',
      expected: `ServiceAccount ${name} of namespace ${to.namespace}`,
      got: new Words('the one of namespace default, which is not there'),
      fix: `name its namespace: fromServiceAccountName(this, id, '${name}', { namespaceName: '${to.namespace}' })`,
    }));

const subjectsOf = ({ object }: Placed): readonly Json[] =>
  records(object.subjects).filter(({ kind }) => kind === 'ServiceAccount');
