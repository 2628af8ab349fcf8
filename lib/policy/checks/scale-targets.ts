import type { Check, Objection } from '../check';
import { missing } from '../missing';
import { scaleTargetOf } from '../scaling';
import type { World } from '../world';

export const scaleTargets: Check = {
  id: 'C13',
  title: 'an autoscaler scales something that is there',
  severity: 'error',
  why: 'nothing is scaled, and only an event of the autoscaler says so',
  fix: 'scale a workload that is rendered',
  *run(world: World): Iterable<Objection> {
    for (const to of world.objects) {
      const target = scaleTargetOf(to);
      const objection = target && missing(world, to, target.at, target);
      if (objection !== undefined) yield objection;
    }
  },
};
