import { field } from '../../../kernel';
import type { Check, Objection } from '../../check';
import type { World } from '../../world';
import { migrationsIn } from '../migrations';

/** https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-backoff-failure-policy */
export const migrationsRunOnce: Check = {
  id: 'F16',
  title: 'a migration that fails is looked at, not tried over and over',
  severity: 'warning',
  why: 'what is half done is done again, six times where nobody says otherwise, before anybody is told',
  fix: 'set backoffLimit: 0',
  *run(world: World): Iterable<Objection> {
    for (const { to } of migrationsIn(world)) {
      const limit = field(to.object, 'spec', 'backoffLimit') ?? undefined;
      if (typeof limit === 'number' && limit <= 1) continue;
      const expected = '0 or 1: by default a Job is tried again 6 times';
      yield { to, field: 'spec.backoffLimit', expected, got: limit, fix: 'set backoffLimit: 0' };
    }
  },
};
