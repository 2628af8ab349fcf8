import type { IConstruct } from 'constructs';
import type { ObjectReference } from './reference';

const EXTERNAL = 'cdk8s-rails/external';

/**
 * Says that an object which parts of this construct refer to is made elsewhere, in the same namespace:
 * a reference to it leads somewhere although no chart renders it.
 * For pods that an operator makes, `{ kind: 'Pod', name }` names the Service or budget that selects them.
 */
export function declareExternal(construct: IConstruct, { kind, name }: ObjectReference): void {
  construct.node.addMetadata(EXTERNAL, `${kind}/${name}`);
}

/** Everything declared in a construct tree, as `Kind/name`. */
export function externalsIn(root: IConstruct): ReadonlySet<string> {
  const declared = root.node.findAll().flatMap(({ node }) => node.metadata);
  return new Set(declared.filter(({ type }) => type === EXTERNAL).map(({ data }) => data));
}
