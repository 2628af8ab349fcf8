import { field, list, Words } from '../../kernel';
import { type Check, nameIn, type Objection } from '../check';
import { mostPods } from '../pod-counts';
import type { Placed, PodMaker, World } from '../world';

/** https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes */
export const sharedClaims: Check = {
  id: 'F47',
  title: 'a claim that is for one node is mounted by one pod',
  severity: 'warning',
  why: 'a pod on another node waits for ever with a Multi-Attach error',
  fix: 'ask for ReadWriteMany, or let one pod have it',
  *run(world: World): Iterable<Objection> {
    const first = new Map<Placed, PodMaker>();
    for (const to of world.objects) {
      for (const { kind, name, at } of to.references) {
        if (kind !== 'PersistentVolumeClaim') continue;
        const claim = world.find(kind, to.namespace, name);
        const mode = claim && exclusiveMode(claim);
        if (claim === undefined || mode === undefined) continue;
        const maker = to as PodMaker; // only pods refer to claims
        const other = first.get(claim) ?? maker;
        first.set(claim, other);
        const got = sharedBy(world, maker, other, mode);
        if (got !== undefined) yield objection({ to, field: at, mode, got, claim });
      }
    }
  },
};

/** What the claim is for; undefined where pods of several nodes may have it. */
function exclusiveMode({ object }: Placed): string | undefined {
  const modes = list(field(object, 'spec', 'accessModes'));
  if (modes.some((mode) => mode === 'ReadWriteMany' || mode === 'ReadOnlyMany')) return undefined;
  if (modes.includes('ReadWriteOncePod')) return 'ReadWriteOncePod';
  return modes.includes('ReadWriteOnce') ? 'ReadWriteOnce' : undefined;
}

function sharedBy(world: World, maker: PodMaker, other: PodMaker, mode: string): string | undefined {
  const most = mostPods(world, maker);
  if (other !== maker) return `${mode}, which ${nameIn(other)} mounts too`;
  return most > 1
    ? `${mode} for ${most === Number.POSITIVE_INFINITY ? 'a pod of each node' : `${most} pods`}`
    : undefined;
}

interface Shared {
  readonly to: Placed;
  readonly field: string;
  readonly mode: string;
  readonly got: string;
  readonly claim: Placed;
}

/** A second pod of a claim for one pod never starts; on one node, two pods of ReadWriteOnce do. */
const objection = ({ to, field: at, mode, got, claim }: Shared): Objection => ({
  to,
  field: at,
  expected: 'a claim that pods on several nodes can use',
  got: new Words(got),
  fix: `give ${nameIn(claim)} accessModes: [ReadWriteMany], or let one pod have it`,
  with: [claim],
  severity: mode === 'ReadWriteOncePod' ? 'error' : 'warning',
});
