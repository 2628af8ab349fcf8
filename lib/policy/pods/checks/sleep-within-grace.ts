import { SLACK } from '../../../kernel';
import type { Check, Objection } from '../../check';
import type { World } from '../../world';
import { preStopOf } from '../pre-stop';
import { graceOf, type Running, runningIn } from '../running';

/**
 * The time that a preStop hook takes is part of the grace: what is left of it is all that requests have.
 * https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#hook-handler-execution
 */
export const sleepWithinGrace: Check = {
  id: 'F1',
  title: 'a pod is killed only after the sleep of its preStop and what it then has to end',
  severity: 'error',
  why: 'the sleep is part of the grace: a pod whose grace is over with it is killed in the middle of its requests',
  fix: 'raise terminationGracePeriodSeconds: to the sleep, the longest request and 5 seconds',
  *run(world: World): Iterable<Objection> {
    for (const running of runningIn(world)) yield* ofPod(running);
  },
};

function* ofPod({ to, processes }: Running): Iterable<Objection> {
  const grace = graceOf(to);
  const slept = processes.map(({ container, at, role }) => ({
    at,
    role,
    seconds: preStopOf(container) ?? 0,
  }));
  const shortest = Math.min(...slept.flatMap(({ seconds }) => (seconds > 0 ? seconds : [])));
  for (const { at, role, seconds } of slept) {
    if (seconds === 0 || grace > seconds + SLACK) continue;
    // a proxy in front sleeps until the last request of what is behind it has ended
    if (grace > seconds && seconds > shortest && role !== 'web') continue;
    yield {
      to,
      field: `${at}.lifecycle.preStop`,
      expected: `less than the grace of ${grace}s, with time for requests after it`,
      got: `${seconds}s`,
      fix: `set terminationGracePeriodSeconds: ${seconds + 30 + SLACK}, or sleep less`,
      // whether all requests are that short is not known here
      severity: grace > seconds ? 'warning' : 'error',
    };
  }
}
