import { field, HOOK, leastDeadline } from '../../../kernel';
import type { Check, Objection } from '../../check';
import type { PodMaker, World } from '../../world';
import { type Migration, migrationsIn } from '../migrations';
import { makersIn } from '../running';
import { clearValueOf } from '../variables';

export const migrationsHaveDeadlines: Check = {
  id: 'F15',
  title: 'a migration ends by itself: not before its statements may, and not unseen',
  severity: 'warning',
  why: 'a migration that hangs holds the sync up for ever, and a Job that vanishes at once is waited for',
  fix: 'set activeDeadlineSeconds to the longest statement and a minute, and keep ended Jobs',
  *run(world: World): Iterable<Objection> {
    for (const migration of migrationsIn(world)) yield* ofDeadline(world, migration);
    for (const to of makersIn(world)) if (to.kind === 'Job.batch') yield* ofVanishing(to);
  },
};

function* ofDeadline(world: World, { to, process: { container } }: Migration): Iterable<Objection> {
  const least = leastDeadline(clearValueOf('STATEMENT_TIMEOUT', container, to, world));
  const deadline = field(to.object, 'spec', 'activeDeadlineSeconds');
  if (typeof deadline === 'number' && deadline >= (least ?? 0)) return;
  yield {
    to,
    field: 'spec.activeDeadlineSeconds',
    expected: least === undefined ? 'a deadline' : `${least}s or more, STATEMENT_TIMEOUT and a minute`,
    got: deadline === undefined ? undefined : `${deadline}s`,
    fix: deadline === undefined ? `set it, such as ${least ?? 900}` : 'raise it, or lower STATEMENT_TIMEOUT',
  };
}

/** Seconds in which Argo CD surely has looked. */
const SEEN = 60;

/** https://github.com/argoproj/argo-cd/issues/21055: the sync waits for a hook that is gone. */
function* ofVanishing(to: PodMaker): Iterable<Objection> {
  const kept = field(to.object, 'spec', 'ttlSecondsAfterFinished');
  const { annotations = {} } = to.object.metadata;
  const isHook = annotations[HOOK] !== undefined || annotations['helm.sh/hook'] !== undefined;
  if (!isHook || typeof kept !== 'number' || kept >= SEEN) return;
  yield {
    to,
    field: 'spec.ttlSecondsAfterFinished',
    expected: `${SEEN}s or more for a hook`,
    got: `${kept}s`,
    fix: 'leave it out: BeforeHookCreation deletes the Job when it is made again',
  };
}
