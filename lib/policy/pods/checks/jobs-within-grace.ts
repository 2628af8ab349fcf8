import { SLACK, Words } from '../../../kernel';
import type { Check, Objection } from '../../check';
import type { World } from '../../world';
import { type JobTimeout, jobTimeoutOf } from '../job-timeouts';
import { preStopOf } from '../pre-stop';
import type { Process } from '../processes';
import { graceOf, type Running, runningIn } from '../running';

export const jobsWithinGrace: Check = {
  id: 'F2',
  title: 'a worker is killed only after the time that it gives its jobs',
  severity: 'error',
  why: 'a job that is killed is lost, counts as failed or stays locked for hours, as its library has it',
  fix: 'raise terminationGracePeriodSeconds, or tell the job library a shorter time',
  *run(world: World): Iterable<Objection> {
    for (const running of runningIn(world)) {
      for (const process of running.processes) {
        const timeout = jobTimeoutOf(process, running, world);
        if (timeout !== undefined) yield* objection(running, process, timeout);
      }
    }
  },
};

function* objection({ to }: Running, { container, at }: Process, timeout: JobTimeout): Iterable<Objection> {
  const { seconds, said, tell } = timeout;
  const grace = graceOf(to);
  const before = preStopOf(container) ?? 0;
  // what nobody wrote here, the application may have: no more is asked for than the library itself takes
  const least = before + seconds + (said === undefined ? 0 : SLACK);
  if (grace >= least) return;
  const fix = `raise the grace, or set ${tell} to ${Math.max(1, grace - before - SLACK)} at most`;
  if (!Number.isFinite(seconds)) {
    const got = new Words(`a ${container.name} that waits for every job`);
    const expected = `a time for jobs below the grace of ${grace}s`;
    yield { to, field: at, expected, got, fix, severity: 'warning' };
    return;
  }
  yield {
    to,
    field: `${to.pod.at}.spec.terminationGracePeriodSeconds`,
    expected: `${before + seconds + SLACK}s or more, the time of a job and ${SLACK}s`,
    got: `${grace}s`,
    fix,
    severity: said === undefined ? 'warning' : 'error',
  };
}
