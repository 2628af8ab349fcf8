import { checkedSeconds, type Path, SLACK } from '../kernel';
import type { ShutdownPlan, ShutdownProps } from './shutdown-props';

const OF_SERVING_PODS = ['longestRequest', 'deregistrationDelay', 'preStop'] as const;

/** Numbers of a pod that works and serves nothing. */
export function planWorkingShutdown(props: ShutdownProps, path: Path): ShutdownPlan {
  for (const name of OF_SERVING_PODS) {
    if (props[name] === undefined) continue;
    path.at(name).refuse('none on a pod without a port', props[name], 'set jobTimeout, or give it a port');
  }
  const { jobTimeout: J = '25s', grace: G } = props;
  const jobTimeout = checkedSeconds(J, path.at('jobTimeout'), { fallback: 25 });
  const least = jobTimeout + SLACK;
  const grace = G === undefined ? least : checkedSeconds(G, path.at('grace'), { from: 1, fallback: least });
  if (grace < least) {
    path
      .at('grace')
      .refuse(
        `${least}s or more (jobTimeout ${jobTimeout}s + ${SLACK}s)`,
        `${grace}s`,
        'leave grace out, raise it or lower jobTimeout: running jobs are killed otherwise',
      );
  }
  return { longestRequest: 0, deregistrationDelay: 0, preStop: 0, jobTimeout, grace };
}
