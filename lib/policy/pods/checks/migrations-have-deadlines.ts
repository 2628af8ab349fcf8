import { field, leastDeadline } from '../../../kernel';
import type { Check, Objection } from '../../check';
import { variablesOf } from '../../variables';
import type { World } from '../../world';
import { type Migration, migrationsIn } from '../migrations';

export const migrationsHaveDeadlines: Check = {
  id: 'F15',
  title: 'a migration ends by itself, and not before its statements may',
  severity: 'warning',
  why: 'a migration that hangs holds the sync up for ever; one that is stopped too early does not say why',
  fix: 'set activeDeadlineSeconds to the longest statement and a minute',
  *run(world: World): Iterable<Objection> {
    for (const migration of migrationsIn(world)) yield* ofDeadline(world, migration);
  },
};

function* ofDeadline(world: World, { to, process: { container } }: Migration): Iterable<Objection> {
  const least = leastDeadline(variablesOf(world, to, container).value('STATEMENT_TIMEOUT'));
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
