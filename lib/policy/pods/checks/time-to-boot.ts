import type { Check, Objection } from '../../check';
import type { World } from '../../world';
import { patienceOf, probeOf } from '../probes';
import type { Process } from '../processes';
import { runningIn } from '../running';

/** Twice what a Rails application of some size takes to boot on a busy node. */
const BOOT = 60;

export const timeToBoot: Check = {
  id: 'F21',
  title: 'a Ruby process has time to boot before it is asked whether it is alive',
  severity: 'warning',
  why: 'a pod that boots slowly, as on a busy node, is restarted in the middle of it, over and over',
  fix: 'give it a startup probe whose period times failureThreshold is twice the time to boot',
  *run(world: World): Iterable<Objection> {
    for (const { to, processes } of runningIn(world)) {
      for (const process of processes) {
        const asked = process.role === undefined ? undefined : whoRestarts(process);
        if (asked === undefined || patienceOf(asked) >= BOOT) continue;
        const got = `${patienceOf(asked)}s`;
        const fix = 'write startupProbe: { periodSeconds: 2, failureThreshold: 60 } with the same question';
        yield { to, field: asked.at, expected: `${BOOT}s or more until it gives up`, got, fix };
      }
    }
  },
};

/** The probe that restarts a container which still boots; undefined where none does. */
const whoRestarts = (process: Process) =>
  probeOf(process, 'startupProbe') ?? probeOf(process, 'livenessProbe');
