import { type Check, nameIn, type Objection } from '../../check';
import type { World } from '../../world';
import { probeOf } from '../probes';
import { servingIn } from '../serving';

export const readyBeforeRequests: Check = {
  id: 'F23',
  title: 'what answers requests says when it is ready',
  severity: 'warning',
  why: 'requests reach a pod as soon as its container runs, long before Rails has booted: 502 on each rollout',
  fix: 'give it a readiness probe',
  *run(world: World): Iterable<Objection> {
    for (const { running, process } of servingIn(world)) {
      // a pod is ready when all of its containers are
      if (running.processes.some((one) => probeOf(one, 'readinessProbe') !== undefined)) continue;
      yield {
        to: running.to,
        field: `${process.at}.readinessProbe`,
        expected: `a readiness probe, for ${nameIn(running.to)} is sent requests`,
        got: undefined,
        fix: 'ask what an answer depends on, such as /up',
      };
    }
  },
};
