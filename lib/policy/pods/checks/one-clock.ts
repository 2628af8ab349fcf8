import { records, Words } from '../../../kernel';
import type { Check, Objection } from '../../check';
import { countsOf } from '../../pod-counts';
import type { World } from '../../world';
import type { Process } from '../processes';
import { rolls, runningIn } from '../running';

/** Programs that enqueue by the clock and know nothing of each other. What locks, as good_job's cron does, is none. */
const CLOCK = /^(?:\S*[/._-])?(?:clock|clockwork|scheduler|crond?|supercronic|whenever)(?:[._-]\S*)?$/;

/** It serves nobody: what has a port and such a name tells the time. */
const isClock = ({ role, words, container }: Process): boolean =>
  role === undefined && records(container.ports).length === 0 && words.some((word) => CLOCK.test(word));

export const oneClock: Check = {
  id: 'F27',
  title: 'a clock never runs twice',
  severity: 'warning',
  why: 'two clocks enqueue everything twice, also for the moment in which a rollout has an old and a new one',
  fix: 'run one pod that is stopped before the next one starts: replicas 1, strategy Recreate',
  *run(world: World): Iterable<Objection> {
    for (const { to, processes } of runningIn(world)) {
      if (!processes.some(isClock)) continue;
      const { most = 1 } = countsOf(world, to);
      if (most <= 1 && !rolls(to)) continue;
      const several = most > 1;
      yield {
        to,
        field: several ? 'spec.replicas' : 'spec.strategy',
        expected: several
          ? 'one pod of a clock'
          : 'Recreate, so that the old clock has stopped before the new one starts',
        got: several ? most : new Words('RollingUpdate'),
        fix: 'set replicas: 1 and strategy: { type: Recreate } (singleton: true), or acknowledge what keeps two apart',
      };
    }
  },
};
