import { field, records, textAt, Words } from '../../../kernel';
import type { Check, Objection } from '../../check';
import { countsOf } from '../../pod-counts';
import { fromSelector, selects } from '../../selector';
import type { PodMaker, World } from '../../world';
import { makersIn, rolls } from '../running';
import { type Rolling, rollingOf } from '../strategy';

/** https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment */
export const rolloutsCanEnd: Check = {
  id: 'F28',
  title: 'a new pod can start before an old one goes, or an old one goes first',
  severity: 'warning',
  why: 'the new pod waits for what the old one has, and the old one for the new one to be ready',
  fix: 'let an old pod go first (maxSurge: 0, maxUnavailable: 1), or take away what keeps the two apart',
  *run(world: World): Iterable<Objection> {
    for (const to of makersIn(world)) {
      const rolling = rolls(to) ? rollingOf(to, countsOf(world, to).least) : undefined;
      if (rolling === undefined) continue;
      yield* ofNumbers(to, rolling);
      // one pod more than there are, while none of them may be missing
      if (!rolling.surges || rolling.mayMiss) continue;
      yield* ofHosts(to);
      yield* ofClaims(world, to);
    }
  },
};

function* ofNumbers(to: PodMaker, { surges, mayMiss, written }: Rolling): Iterable<Objection> {
  if (surges || mayMiss || !written) return;
  const fix = 'raise maxSurge, or set maxUnavailable: 1: the API server refuses both at 0';
  yield {
    to,
    field: 'spec.strategy.rollingUpdate',
    expected: 'maxSurge or maxUnavailable above 0',
    got: new Words('0 of both'),
    fix,
    severity: 'error',
  };
}

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';

/** Pods that must not share a node need one more than there are pods; labels of one version do not keep the next apart. */
function* ofHosts(to: PodMaker): Iterable<Objection> {
  const terms = records(field(to.pod.spec.affinity, 'podAntiAffinity', REQUIRED));
  const term = terms.find(
    (one) =>
      one.topologyKey === 'kubernetes.io/hostname' &&
      field(one, 'matchLabelKeys') === undefined &&
      selects(fromSelector(one.labelSelector), to.pod.labels),
  );
  if (term === undefined) return;
  yield {
    to,
    field: `${to.pod.at}.spec.affinity.podAntiAffinity.${REQUIRED}`,
    expected: 'room for one pod more while none may be missing',
    got: new Words('pods that must not share a node'),
    fix: 'prefer it only, add matchLabelKeys: [pod-template-hash], or set maxSurge: 0 and maxUnavailable: 1',
  };
}

/** Claims that several pods mount at all times are another matter (F47). */
function* ofClaims(world: World, to: PodMaker): Iterable<Objection> {
  if (countsOf(world, to).most !== 1) return;
  for (const { kind, name, at } of to.references) {
    const claim = kind === 'PersistentVolumeClaim' ? world.find(kind, to.namespace, name) : undefined;
    const mode = claim && exclusiveMode(field(claim.object, 'spec', 'accessModes'));
    if (mode === undefined) continue;
    yield {
      to,
      field: at,
      expected: 'a claim that the old and the new pod of a rollout can use on two nodes',
      got: mode,
      fix: 'claim it as ReadWriteMany, set strategy: { type: Recreate }, or maxSurge: 0 and maxUnavailable: 1',
      severity: mode === 'ReadWriteOncePod' ? 'error' : 'warning',
    };
  }
}

/** https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes */
function exclusiveMode(modes: unknown): string | undefined {
  if (!Array.isArray(modes) || modes.includes('ReadWriteMany') || modes.includes('ReadOnlyMany'))
    return undefined;
  return textAt({ mode: modes[0] }, 'mode');
}
