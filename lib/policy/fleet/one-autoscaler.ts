import { Words } from '../../kernel';
import { type Check, nameIn, type Objection } from '../check';
import { scaleTargetOf } from '../scaling';
import type { Placed, World } from '../world';

/** https://keda.sh/docs/latest/concepts/scaling-deployments/: KEDA makes an autoscaler of its own. */
export const oneAutoscaler: Check = {
  id: 'X12',
  title: 'the number of pods of a workload is set by one autoscaler',
  severity: 'error',
  why: 'each undoes what the other did, every few seconds',
  fix: 'give all metrics to one autoscaler: it follows the largest number',
  *run(world: World): Iterable<Objection> {
    const scaling = new Map<string, Placed>();
    for (const to of world.objects) {
      const target = scaleTargetOf(to);
      if (target?.setsReplicas !== true) continue;
      const key = `${to.namespace} ${target.kind} ${target.name}`;
      const other = scaling.get(key);
      // the same object twice is another finding
      if (other === undefined || isSame(to, other)) scaling.set(key, to);
      else yield objection(to, other, target.at, target.name);
    }
  },
};

const isSame = (one: Placed, other: Placed): boolean =>
  one.kind === other.kind && one.object.metadata.name === other.object.metadata.name;

const objection = (to: Placed, other: Placed, at: string, target: string): Objection => ({
  to,
  field: at,
  expected: 'a workload that nothing else scales',
  got: new Words(`${target}, which ${nameIn(other)} of service ${other.from.service} scales too`),
  fix: 'give all metrics to one autoscaler',
  with: [other],
});
