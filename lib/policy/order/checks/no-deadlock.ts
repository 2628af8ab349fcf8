import { Words } from '../../../kernel';
import { type Check, nameIn, type Objection } from '../../check';
import type { World } from '../../world';
import { applicationsIn } from '../applications';
import type { Waiting } from '../play';

/** What a pod names and C21 asks about is left to that. */
export const noDeadlock: Check = {
  id: 'O2',
  title: 'nothing waits for what a sync makes only when the wait is over',
  severity: 'error',
  why: 'Argo CD goes on when a wave is healthy, and the wave when what comes later is there (F9, F11)',
  fix: 'give what is waited for an earlier phase or wave',
  *run(world: World): Iterable<Objection> {
    for (const { first } of applicationsIn(world))
      for (const waiting of first.stuck) if (isDeadlock(waiting)) yield objection(waiting);
  },
};

const isDeadlock = ({ part, hold: { kind, asksForMore, until } }: Waiting): boolean =>
  !asksForMore && (kind !== 'reference' || part.pods === undefined) && !until.includes(part);

function objection({ part: { placed, place }, hold: { until, kind, at } }: Waiting): Objection {
  const [first] = until;
  const named = first === undefined ? 'nothing' : `${nameIn(first.placed)} (${first.place.name})`;
  const what = { reference: 'something made', job: 'a Job', schema: 'a migration', outside: 'something' }[
    kind
  ];
  return {
    to: placed,
    field: at,
    expected: `${what} before it or with it (${place.name})`,
    got: new Words(named),
    fix: FIXES[kind],
    with: until.map((part) => part.placed),
  };
}

const FIXES = {
  reference: 'give what it needs an earlier wave',
  job: 'make the Job a Sync hook of an earlier wave, or do not wait for it',
  outside: 'let argocd-cm call it healthy',
  schema: 'make the migration a Sync hook of an earlier wave; what may run after the pods is one more Job',
} as const;
