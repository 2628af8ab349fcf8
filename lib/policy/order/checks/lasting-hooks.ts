import { field, Words } from '../../../kernel';
import type { Check, Objection } from '../../check';
import { hookOf } from '../../sync-hook';
import type { World } from '../../world';

/** Argo CD asks every few seconds, and minutes later where it is busy. */
const SEEN = 60;

/** https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/#hook-lifecycle-and-cleanup */
export const lastingHooks: Check = {
  id: 'O5',
  title: 'a hook stays until the next sync takes it away',
  severity: 'warning',
  why: 'the Job of a sync that failed stands in the way of the next, or is gone before Argo CD has seen it end',
  fix: 'delete it before it is made anew, and not by time',
  *run({ objects }: World): Iterable<Objection> {
    for (const to of objects) {
      const hook = to.pod === undefined ? undefined : hookOf(to.object);
      if (hook === undefined || hook.phases.join() === 'Skip') continue;
      const ttl = field(to.object, 'spec', 'ttlSecondsAfterFinished');
      if (!hook.deletePolicies.includes('BeforeHookCreation')) {
        yield {
          to,
          field: 'metadata.annotations',
          expected: 'delete policy BeforeHookCreation',
          got: new Words(hook.deletePolicies.join(', ')),
          fix: 'name BeforeHookCreation, or leave the policy out',
        };
      }
      if (typeof ttl === 'number' && ttl < SEEN) {
        const expected = `${SEEN} or more, or nothing`;
        yield { to, field: 'spec.ttlSecondsAfterFinished', expected, got: ttl, fix: 'leave it out' };
      }
    }
  },
};
