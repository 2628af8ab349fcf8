import { record } from '../../kernel';
import type { Check, Objection } from '../check';
import { violationsOf } from '../pod-security';
import type { World } from '../world';

const ENFORCE = 'pod-security.kubernetes.io/enforce';

/** The API server takes the workload and refuses its pods, so a sync succeeds and nothing starts. */
export const podSecurity: Check = {
  id: 'C16',
  title: 'pods in a namespace that enforces restricted are restricted',
  severity: 'error',
  why: 'the API server takes the workload and refuses its pods: a sync succeeds and nothing starts',
  fix: 'leave out what restricted forbids',
  *run(world: World): Iterable<Objection> {
    for (const to of world.objects) {
      if (to.pod === undefined) continue;
      const namespace = world.find('Namespace', '', to.namespace)?.object;
      if (record(namespace?.metadata.labels)[ENFORCE] !== 'restricted') continue;
      for (const violation of violationsOf(to.pod)) yield { to, ...violation };
    }
  },
};
