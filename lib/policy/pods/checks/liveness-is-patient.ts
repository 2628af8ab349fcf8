import type { Check, Objection } from '../../check';
import type { World } from '../../world';
import { type AskedProbe, pathOf, probeOf } from '../probes';
import { type Running, runningIn } from '../running';

/** What such a path asks is somebody else. */
const OF_OTHERS =
  /(^|[/_.-])(db|database|databases|redis|postgres|postgresql|mysql|elasticsearch|sidekiq|dependencies|migrations|full|deep)($|[/_.?-])/i;

const LEAST_FAILURES = 3;

export const livenessIsPatient: Check = {
  id: 'F20',
  title: 'a pod is restarted for what a restart helps against',
  severity: 'warning',
  why: 'a database that stalls for a moment, or one slow answer, restarts every pod at once',
  fix: 'ask whether the process answers, and restart after three failures or more',
  *run(world: World): Iterable<Objection> {
    for (const running of runningIn(world)) {
      for (const process of running.processes) {
        const liveness = probeOf(process, 'livenessProbe');
        if (liveness !== undefined) yield* objections(running, liveness);
      }
    }
  },
};

function* objections({ to }: Running, liveness: AskedProbe): Iterable<Objection> {
  const { at, failures } = liveness;
  const path = pathOf(liveness);
  if (failures < LEAST_FAILURES) {
    const expected = `${LEAST_FAILURES} or more, so that a short stall restarts nothing`;
    yield { to, field: `${at}.failureThreshold`, expected, got: failures, fix: 'raise it' };
  }
  if (path !== undefined && OF_OTHERS.test(path)) {
    const expected = 'a path that asks the process alone';
    const fix = 'ask /up, or whatever answers without a database, and leave this path to readiness';
    yield { to, field: `${at}.httpGet.path`, expected, got: path, fix };
  }
}
