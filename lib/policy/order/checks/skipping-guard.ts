import type { Check, Objection } from '../../check';
import type { World } from '../../world';
import { applicationsIn } from '../applications';
import { SKIP } from '../schema';

/** https://docs.gitlab.com/development/database/post_deployment_migrations/ */
export const skippingGuard: Check = {
  id: 'O4',
  title: 'what pods wait for leaves out the migrations that run after them',
  severity: 'error',
  why: 'the pods wait for a Job that waits for the pods (F61)',
  fix: `give the guard ${SKIP} as the first migration has it`,
  *run(world: World): Iterable<Objection> {
    for (const { first } of applicationsIn(world)) {
      for (const { part, hold } of first.stuck) {
        if (!hold.asksForMore) continue;
        yield {
          to: part.placed,
          field: `${hold.at}.env.${SKIP}`,
          expected: "a value, as the first migration's",
          got: undefined,
          fix: `set it to 'true': what it leaves out runs when the pods are there`,
          with: hold.until.map(({ placed }) => placed),
        };
      }
    }
  },
};
