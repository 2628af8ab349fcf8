import { PROPAGATION } from '../../../kernel';
import type { Check, Objection } from '../../check';
import type { World } from '../../world';
import { deregistrationDelay } from '../load-balancers';
import { preStopOf } from '../pre-stop';
import { servingIn } from '../serving';

/**
 * A pod leaves the endpoints when it is told to stop, and proxies hear of it later.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination-flow
 */
export const goesOnServing: Check = {
  id: 'F3',
  title: 'a leaving pod goes on serving until every proxy has forgotten its address',
  severity: 'warning',
  why: 'requests still arrive after the process has stopped, and are answered with 502 on each rollout',
  fix: `let a preStop hook sleep for ${PROPAGATION} seconds`,
  *run(world: World): Iterable<Objection> {
    for (const { running, process, doors } of servingIn(world)) {
      const seconds = preStopOf(process.container);
      if (seconds === undefined || seconds >= PROPAGATION) continue;
      // what an ALB asks for is more: F4
      if (doors.some((door) => deregistrationDelay(door) !== undefined)) continue;
      yield {
        to: running.to,
        field: `${process.at}.lifecycle.preStop`,
        expected: `a sleep of ${PROPAGATION}s or more`,
        got: seconds === 0 ? undefined : `${seconds}s`,
        fix: `write preStop: { sleep: { seconds: ${PROPAGATION} } }, and raise the grace by as much`,
      };
    }
  },
};
