import type { Objection } from './check';
import type { Placed, World } from './world';

interface Reference {
  /** `Kind.group`. */
  readonly kind: string;
  readonly name: string;
  /** @default - the namespace of the object that refers */
  readonly namespace?: string;
}

/** The objection to a reference that leads nowhere; undefined where it leads somewhere. */
export function missing(world: World, to: Placed, at: string, reference: Reference): Objection | undefined {
  const { kind, name, namespace = to.namespace } = reference;
  if (!world.isMissing(to, kind, name, namespace)) return undefined;
  const [plainKind = kind] = kind.split('.');
  return {
    to,
    field: at,
    expected: `a ${plainKind} that is rendered in namespace ${namespace}`,
    got: name,
    fix: `render it, or declareExternal(this, { kind: '${plainKind}', name: '${name}' }) if it is made elsewhere`,
  };
}
