import { checkedSeconds, type Path, PROPAGATION, SLACK } from '../kernel';
import type { ShutdownPlan, ShutdownProps } from './shutdown-props';

/** Beyond it, each pod of a rollout takes minutes to leave. */
const LONG = 60;

/** Numbers of a pod that serves requests, behind a load balancer that sends them to pods itself or not. */
export function planServingShutdown(props: ShutdownProps, sentDirectly: boolean, path: Path): ShutdownPlan {
  const { longestRequest: R = '30s', deregistrationDelay: D, preStop: S, jobTimeout, grace: G } = props;
  if (jobTimeout !== undefined) {
    path.at('jobTimeout').refuse('no jobTimeout on a pod that serves', jobTimeout, 'set longestRequest');
  }
  const longestRequest = checkedSeconds(R, path.at('longestRequest'), { from: 1, fallback: 30 });
  const deregistrationDelay =
    D === undefined
      ? longestRequest
      : checkedSeconds(D, path.at('deregistrationDelay'), { to: 3600, fallback: longestRequest });
  const needed = sentDirectly ? deregistrationDelay + SLACK : PROPAGATION;
  const preStop = S === undefined ? needed : checkedSeconds(S, path.at('preStop'), { fallback: needed });
  const least = preStop + longestRequest + SLACK;
  const grace = G === undefined ? least : checkedSeconds(G, path.at('grace'), { from: 1, fallback: least });
  const plan = { longestRequest, deregistrationDelay, preStop, jobTimeout: 0, grace };
  checkGrace(plan, least, path.at('grace'));
  checkDelay(plan, path.at('deregistrationDelay'));
  checkPreStop(plan, needed, sentDirectly, path.at('preStop'));
  checkLength(plan, path.at('longestRequest'));
  return plan;
}

function checkGrace({ preStop, longestRequest, grace }: ShutdownPlan, least: number, path: Path): void {
  if (grace >= least) return;
  path.refuse(
    `${least}s or more (preStop ${preStop}s + longestRequest ${longestRequest}s + ${SLACK}s)`,
    `${grace}s`,
    'leave grace out or raise it: a pod is killed in the middle of its requests otherwise',
  );
}

function checkDelay({ deregistrationDelay, longestRequest }: ShutdownPlan, path: Path): void {
  if (deregistrationDelay >= longestRequest) return;
  path.refuse(
    `${longestRequest}s or more, the longest request`,
    `${deregistrationDelay}s`,
    'raise deregistrationDelay: the load balancer cuts requests in flight otherwise',
  );
}

function checkPreStop({ preStop }: ShutdownPlan, needed: number, sentDirectly: boolean, path: Path): void {
  if (preStop >= needed) return;
  const why = sentDirectly ? 'the load balancer still sends requests' : 'some proxies still know its address';
  const fix = `leave preStop out: until then ${why}`;
  path.warn(sentDirectly ? 'F4' : 'F3', `${needed}s or more`, `${preStop}s`, fix);
}

function checkLength({ longestRequest }: ShutdownPlan, path: Path): void {
  if (longestRequest <= LONG) return;
  const fix = 'move long work to a job; of connections that stay open, set timeout where their path stands';
  path.warn('R60', `${LONG}s at most`, `${longestRequest}s`, fix);
}
