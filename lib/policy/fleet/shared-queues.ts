import { Words } from '../../kernel';
import { type Check, nameIn, type Objection } from '../check';
import type { World } from '../world';
import { groupsOf, type Worker, workersIn } from './queues';

/**
 * Whoever sized a worker for a queue counted on its threads alone: with a second one more jobs run at a time than the
 * database or another service was promised, and out of their order.
 */
export const sharedQueues: Check = {
  id: 'X3',
  title: 'no queue is worked through by two workers',
  severity: 'warning',
  why: 'more jobs of a queue run at a time than its worker was sized for',
  fix: "leave the queue to one of the two, or acknowledge('X3', 'why both')",
  *run(world: World): Iterable<Objection> {
    for (const group of groupsOf(workersIn(world))) {
      if (group.length > 1) yield* within(group);
    }
  },
};

function* within(group: readonly Worker[]): Iterable<Objection> {
  const first = new Map<string, Worker>();
  for (const worker of group) {
    const queues = worker.queues ?? [];
    const twice = queues.filter((queue) => first.has(queue));
    const [queue] = twice;
    const other = queue === undefined ? undefined : first.get(queue);
    if (other !== undefined) yield objection(worker, other, `queue ${twice.join(', ')}`);
    for (const own of queues) if (!first.has(own)) first.set(own, worker);
  }
  const all = first.get('*');
  // that two work through all of them was said above
  const beside = group.find(({ queues }) => queues !== undefined && !queues.includes('*'));
  if (all !== undefined && beside !== undefined) yield objection(all, beside, 'all queues');
}

const objection = ({ maker, library }: Worker, other: Worker, what: string): Objection => ({
  to: maker,
  field: 'spec.template.spec.containers',
  expected: 'queues that no other worker works through',
  got: new Words(`${what} of ${library}, which ${nameIn(other.maker)} works through too`),
  fix: "leave it to one of the two, or acknowledge('X3', 'why both')",
});
