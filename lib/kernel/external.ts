import { Construct, type IConstruct } from 'constructs';
import type { NameOr, ObjectReference } from './reference';

const EXTERNAL = 'cdk8s-rails/external';

/**
 * Says that an object which parts of this construct refer to is made elsewhere, in the same namespace:
 * a reference to it leads somewhere although no chart renders it.
 * For pods that an operator makes, `{ kind: 'Pod', name }` names the Service or budget that selects them.
 */
export function declareExternal(construct: IConstruct, { kind, name }: ObjectReference): void {
  construct.node.addMetadata(EXTERNAL, `${kind}/${name}`);
}

const API_OBJECT = Symbol.for('cdk8s.ApiObject');

/**
 * Says the same of a reference, unless it is a construct that renders its object: a name, `{ kind, name }`
 * and what cdk8s-plus-28 calls imported (`ConfigMap.fromConfigMapName`) are made elsewhere.
 */
export function declareReferenced(construct: IConstruct, kind: string, reference: NameOr<string>): void {
  if (typeof reference === 'string') declareExternal(construct, { kind, name: reference });
  else if (!rendersItself(reference)) declareExternal(construct, { kind, name: reference.name });
}

const rendersItself = (reference: object): boolean =>
  Construct.isConstruct(reference) && reference.node.findAll().some((part) => API_OBJECT in part);

/** Everything declared in a construct tree, as `Kind/name`. */
export function externalsIn(root: IConstruct): ReadonlySet<string> {
  const declared = root.node.findAll().flatMap(({ node }) => node.metadata);
  return new Set(declared.filter(({ type }) => type === EXTERNAL).map(({ data }) => data));
}
