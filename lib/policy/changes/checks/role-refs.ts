import { type ChangeCheck, ofKinds } from '../change';
import { frozen } from '../frozen';

const FIX = 'bind the other role by another name, beside this one or in its place';

/** https://kubernetes.io/docs/reference/access-authn-authz/rbac/#clusterrolebinding-example */
export const roleRefs: ChangeCheck = {
  id: 'I7',
  title: 'a binding gives the role that it gave',
  severity: 'error',
  why: 'the API server refuses the change, and with it the sync',
  fix: FIX,
  run: ofKinds(
    ['RoleBinding.rbac.authorization.k8s.io', 'ClusterRoleBinding.rbac.authorization.k8s.io'],
    (change) => frozen(change, ['roleRef.kind', 'roleRef.name'], FIX),
  ),
};
