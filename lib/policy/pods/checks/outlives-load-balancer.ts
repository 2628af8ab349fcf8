import { SLACK } from '../../../kernel';
import { type Check, nameIn, type Objection } from '../../check';
import type { World } from '../../world';
import type { Door } from '../doors';
import { deregistrationDelay } from '../load-balancers';
import { preStopOf } from '../pre-stop';
import { type Serving, servingIn } from '../serving';

/**
 * A target that closes a connection while it is being deregistered gives the client a 5xx.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html
 */
export const outlivesLoadBalancer: Check = {
  id: 'F4',
  title: 'a leaving pod goes on serving as long as its load balancer may send it requests',
  severity: 'warning',
  why: 'an ALB sends requests to a pod that is gone, and answers them with 502',
  fix: 'let preStop sleep 5 seconds longer than the deregistration delay, which is 300 where nobody says',
  *run(world: World): Iterable<Objection> {
    for (const serving of servingIn(world)) {
      const seconds = preStopOf(serving.process.container);
      const longest = longestDelay(serving);
      if (seconds === undefined || longest === undefined || seconds >= longest.delay + SLACK) continue;
      const { door, delay } = longest;
      yield {
        to: serving.running.to,
        field: `${serving.process.at}.lifecycle.preStop`,
        expected: `a sleep of ${delay + SLACK}s or more, the deregistration delay of ${nameIn(door.from)} and ${SLACK}s`,
        got: seconds === 0 ? undefined : `${seconds}s`,
        fix: 'sleep longer, or lower deregistration_delay.timeout_seconds in target-group-attributes',
        with: [door.from],
      };
    }
  },
};

interface Delay {
  readonly door: Door;
  readonly delay: number;
}

function longestDelay({ doors }: Serving): Delay | undefined {
  let longest: Delay | undefined;
  for (const door of doors) {
    const delay = deregistrationDelay(door);
    if (delay !== undefined && delay > (longest?.delay ?? -1)) longest = { door, delay };
  }
  return longest;
}
