import { field } from '../../kernel';
import { type Check, nameIn, type Objection } from '../check';
import { scaleTargetOf } from '../scaling';
import type { World } from '../world';

/**
 * Every sync would set the number of pods back to the one that is written.
 * https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling
 */
export const scaledReplicas: Check = {
  id: 'C18',
  title: 'what an autoscaler scales names no number of replicas',
  severity: 'error',
  why: 'each sync sets the number of pods back',
  fix: 'leave replicas out, or take the autoscaler away',
  *run(world: World): Iterable<Objection> {
    for (const scaler of world.objects) {
      const target = scaleTargetOf(scaler);
      if (target === undefined || !target.setsReplicas) continue;
      const to = world.find(target.kind, scaler.namespace, target.name);
      const got = field(to?.object, 'spec', 'replicas');
      if (to === undefined || got === undefined) continue;
      const expected = `none beside ${nameIn(scaler)}`;
      const fix = 'leave replicas out, or take the autoscaler away';
      yield { to, field: 'spec.replicas', expected, got, fix, with: [scaler] };
    }
  },
};
