import { kindOf } from '../../kernel';
import type { Check, Objection } from '../check';
import { textAt } from '../json';
import { missing } from '../missing';
import type { World } from '../world';

/** Where the kinds that scale a workload name it. */
const TARGETS: Readonly<Record<string, string>> = {
  'HorizontalPodAutoscaler.autoscaling': 'scaleTargetRef',
  'VerticalPodAutoscaler.autoscaling.k8s.io': 'targetRef',
  'ScaledObject.keda.sh': 'scaleTargetRef',
};

export const scaleTargets: Check = {
  id: 'C13',
  title: 'an autoscaler scales something that is there',
  *run(world: World): Iterable<Objection> {
    for (const to of world.objects) {
      const at = TARGETS[to.kind];
      if (at === undefined) continue;
      const apiVersion = textAt(to.object, 'spec', at, 'apiVersion') ?? 'apps/v1';
      const kind = kindOf({ apiVersion, kind: textAt(to.object, 'spec', at, 'kind') ?? 'Deployment' });
      const name = textAt(to.object, 'spec', at, 'name') ?? '';
      const objection = missing(world, to, `spec.${at}`, { kind, name });
      if (objection !== undefined) yield objection;
    }
  },
};
