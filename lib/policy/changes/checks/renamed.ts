import { field, isKeptForever, kindOf, type Manifest, Words } from '../../../kernel';
import type { Objection } from '../../check';
import type { Placed } from '../../world';
import type { ChangeCheck, Changes } from '../change';
import { same } from '../same';

const KINDS = new Set(['Deployment.apps', 'StatefulSet.apps', 'DaemonSet.apps', 'Service']);

const FIX = 'keep the name; or let both stand for one release, and take the old one away in the next commit';

/** https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/ */
export const renamed: ChangeCheck = {
  id: 'I9',
  title: 'a workload or Service that serves keeps its name and namespace',
  severity: 'warning',
  why: 'Argo CD prunes the old one in the wave that makes the new one, before its pods are ready',
  fix: FIX,
  *run(changes: Changes): Iterable<Objection> {
    for (const to of changes.made) {
      const old = KINDS.has(to.kind) ? changes.gone.find((object) => isOldOf(object, to)) : undefined;
      if (old === undefined) continue;
      const { name, namespace = '' } = old.metadata;
      const moved = namespace !== to.namespace;
      yield {
        to,
        field: moved ? 'metadata.namespace' : 'metadata.name',
        expected: `${moved ? namespace : name}, as before: the old one goes before the new one is ready`,
        got: new Words(moved ? to.namespace : to.object.metadata.name),
        fix: FIX,
      };
    }
  },
};

/** The same pods by another name, or the same name in another namespace. */
function isOldOf(object: Manifest, { kind, object: now, namespace }: Placed): boolean {
  if (kindOf(object) !== kind || isKeptForever(object)) return false;
  const { metadata } = object;
  if (metadata.namespace !== namespace) return metadata.name === now.metadata.name;
  const [was, is] = [object, now].map((one) => field(one, 'spec', 'selector'));
  return was !== undefined && same(was, is, 'selector');
}
