import { list, records } from '../../../kernel';
import type { Check, Objection } from '../../check';
import { countsOf } from '../../pod-counts';
import { fromSelector, selects } from '../../selector';
import type { World } from '../../world';
import { makersIn } from '../running';
import { rollingOf } from '../strategy';

/** https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/ */
export const spreadLeavesRoom: Check = {
  id: 'F29',
  title: 'pods of an old version do not keep new ones from being scheduled',
  severity: 'warning',
  why: 'old and new pods are counted together: the new one finds no zone, or the new ones end up in one',
  fix: 'add matchLabelKeys: [pod-template-hash], or spread with ScheduleAnyway',
  *run(world: World): Iterable<Objection> {
    for (const to of makersIn(world)) {
      for (const [index, constraint] of records(to.pod.spec.topologySpreadConstraints).entries()) {
        if (constraint.whenUnsatisfiable !== 'DoNotSchedule') continue;
        if (rollingOf(to, countsOf(world, to).least)?.surges !== true) continue;
        if (list(constraint.matchLabelKeys).includes('pod-template-hash')) continue;
        if (!selects(fromSelector(constraint.labelSelector), to.pod.labels)) continue;
        yield {
          to,
          field: `${to.pod.at}.spec.topologySpreadConstraints.${index}`,
          expected: 'only pods of one version to be spread by force',
          got: constraint.topologyKey,
          fix: 'add matchLabelKeys: [pod-template-hash], or write whenUnsatisfiable: ScheduleAnyway',
        };
      }
    }
  },
};
