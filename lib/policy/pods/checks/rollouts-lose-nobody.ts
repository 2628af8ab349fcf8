import { field, surgePods, unavailablePods, Words } from '../../../kernel';
import type { Check, Objection } from '../../check';
import { countsOf } from '../../pod-counts';
import type { PodMaker, World } from '../../world';
import { servingIn } from '../serving';
import { countOf } from '../strategy';

/** https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-unavailable */
export const rolloutsLoseNobody: Check = {
  id: 'P1',
  title: 'a rollout of what serves keeps all pods, and adds a tenth at most',
  severity: 'warning',
  why: 'the pods that are left get the requests of those that are missing, or there is no room for so many more',
  fix: "write maxUnavailable: 0 and maxSurge: '10%'",
  *run(world: World): Iterable<Objection> {
    const seen = new Set<PodMaker>();
    for (const { running } of servingIn(world)) {
      const { to } = running;
      const { most } = countsOf(world, to);
      if (to.kind !== 'Deployment.apps' || most === undefined || seen.has(to)) continue;
      seen.add(to);
      yield* ofNumbers(to, most);
    }
  },
};

function* ofNumbers(to: PodMaker, pods: number): Iterable<Objection> {
  const at = 'spec.strategy';
  if (field(to.object, 'spec', 'strategy', 'type') === 'Recreate') {
    const fix = 'leave it out, or acknowledge why nobody need be answered during a rollout';
    yield { to, field: `${at}.type`, expected: 'RollingUpdate', got: 'Recreate', fix };
    return;
  }
  const numbers = field(to.object, 'spec', 'strategy', 'rollingUpdate');
  const missing = unavailablePods(countOf(field(numbers, 'maxUnavailable')), pods);
  const extra = surgePods(countOf(field(numbers, 'maxSurge')), pods);
  if (missing > 0) {
    const got = new Words(`${missing} of ${pods} that may be missing`);
    yield {
      to,
      field: `${at}.rollingUpdate.maxUnavailable`,
      expected: '0',
      got,
      fix: 'write maxUnavailable: 0',
    };
  }
  if (extra > Math.max(1, Math.ceil(pods / 10))) {
    const got = new Words(`${extra} more than ${pods}`);
    yield {
      to,
      field: `${at}.rollingUpdate.maxSurge`,
      expected: "'10%' at most",
      got,
      fix: "write maxSurge: '10%'",
    };
  }
}
