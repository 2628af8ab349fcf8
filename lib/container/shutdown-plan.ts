import { checkedSeconds, type Duration, type Path } from '../kernel';

/** How a pod ends: the numbers that load balancer, pod and process must agree on. */
export interface ShutdownProps {
  /** Longest request that is let through (R); the load balancer cuts what takes longer. @default '30s' */
  readonly longestRequest?: Duration;
  /** How long the load balancer lets open requests finish on a pod that leaves (D). @default - longestRequest */
  readonly deregistrationDelay?: Duration;
  /**
   * How long a leaving pod goes on serving before it is told to stop (S), so that whoever still knows its
   * address is answered. @default - deregistrationDelay + 5s behind an ALB, else 15s
   */
  readonly preStop?: Duration;
  /** Longest job that a worker may finish before it is told off (J); pods without a port only. @default '25s' */
  readonly jobTimeout?: Duration;
  /** When Kubernetes kills what still runs. @default - preStop + longestRequest + 5s; jobTimeout + 5s */
  readonly grace?: Duration;
}

/** Seconds. `preStop` is 0 for pods that serve nothing: nobody knows their address. */
export interface ShutdownPlan {
  readonly longestRequest: number;
  readonly deregistrationDelay: number;
  readonly preStop: number;
  readonly jobTimeout: number;
  readonly grace: number;
}

/** Slack between the last thing that may run and the kill. */
const SLACK = 5;
/** Endpoint changes reach every node's proxy and every ingress within about 10 s. */
const PROPAGATION = 15;

/** Numbers of a pod that serves requests, behind an ALB or anything else. */
export function planServingShutdown(
  { longestRequest = '30s', deregistrationDelay = longestRequest, preStop, jobTimeout, grace }: ShutdownProps,
  behindAlb: boolean,
  path: Path,
): ShutdownPlan {
  if (jobTimeout !== undefined) {
    path.at('jobTimeout').refuse('no jobTimeout on a pod that serves', jobTimeout, 'set longestRequest');
  }
  const longest = checkedSeconds(longestRequest, path.at('longestRequest'), { from: 1 });
  const delay = checkedSeconds(deregistrationDelay, path.at('deregistrationDelay'), { to: 3600 });
  const needed = behindAlb ? delay + SLACK : PROPAGATION;
  const sleep = preStop === undefined ? needed : checkedSeconds(preStop, path.at('preStop'));
  const least = sleep + longest + SLACK;
  const end = grace === undefined ? least : checkedSeconds(grace, path.at('grace'), { from: 1 });
  const plan = {
    longestRequest: longest,
    deregistrationDelay: delay,
    preStop: sleep,
    jobTimeout: 0,
    grace: end,
  };
  checkServing(plan, least, needed, behindAlb, path);
  return plan;
}

function checkServing(
  plan: ShutdownPlan,
  least: number,
  needed: number,
  behindAlb: boolean,
  path: Path,
): void {
  const { longestRequest, deregistrationDelay, preStop, grace } = plan;
  if (grace < least) {
    path
      .at('grace')
      .refuse(
        `${least}s or more (preStop ${preStop}s + longestRequest ${longestRequest}s + ${SLACK}s)`,
        `${grace}s`,
        'leave grace out or raise it: a pod is killed in the middle of its requests otherwise',
      );
  }
  if (deregistrationDelay < longestRequest) {
    path
      .at('deregistrationDelay')
      .refuse(
        `${longestRequest}s or more, the longest request`,
        `${deregistrationDelay}s`,
        'raise deregistrationDelay: the load balancer cuts requests in flight otherwise',
      );
  }
  if (preStop < needed) {
    const why = behindAlb ? 'the ALB still sends requests' : 'some proxies still know its address';
    path
      .at('preStop')
      .warn(
        behindAlb ? 'F4' : 'F3',
        `${needed}s or more`,
        `${preStop}s`,
        `leave preStop out: until then ${why}`,
      );
  }
  if (longestRequest > 60) {
    path
      .at('longestRequest')
      .warn(
        'R60',
        '60s at most',
        `${longestRequest}s`,
        'move long work to a job: each pod takes that long to leave',
      );
  }
}

/** Numbers of a pod that works and serves nothing. */
export function planWorkingShutdown(
  { jobTimeout = '25s', grace, ...serving }: ShutdownProps,
  path: Path,
): ShutdownPlan {
  for (const name of ['longestRequest', 'deregistrationDelay', 'preStop'] as const) {
    if (serving[name] !== undefined) {
      path
        .at(name)
        .refuse('none on a pod without a port', serving[name], 'set jobTimeout, or give it a port');
    }
  }
  const job = checkedSeconds(jobTimeout, path.at('jobTimeout'));
  const least = job + SLACK;
  const end = grace === undefined ? least : checkedSeconds(grace, path.at('grace'), { from: 1 });
  if (end < least) {
    path
      .at('grace')
      .refuse(
        `${least}s or more (jobTimeout ${job}s + ${SLACK}s)`,
        `${end}s`,
        'leave grace out, raise it or lower jobTimeout: running jobs are killed otherwise',
      );
  }
  return { longestRequest: 0, deregistrationDelay: 0, preStop: 0, jobTimeout: job, grace: end };
}
