import { field, Words } from '../../kernel';
import type { Check, Objection } from '../check';
import { scaleTargetOf } from '../scaling';
import type { Placed, World } from '../world';
import { groupsOf, type Worker, workersIn } from './queues';

/** Those whose jobs go to `default` where a class names no queue: https://guides.rubyonrails.org/active_job_basics.html#queues */
const BY_DEFAULT = new Set(['Sidekiq', 'GoodJob']);

/** Jobs wait for ever, and nothing fails: neither web, which enqueued them, nor any worker. */
export const idleQueues: Check = {
  id: 'X9',
  title: 'a queue has a worker with pods, the default one too',
  severity: 'warning',
  why: 'jobs wait for ever, and nothing fails',
  fix: "name 'default' in the queues of a worker, and give each worker pods",
  *run(world: World): Iterable<Objection> {
    const scaled = scaledIn(world);
    for (const group of groupsOf(workersIn(world))) {
      const resting = group.filter(({ maker }) => hasNoPods(maker) && !scaled.has(maker));
      for (const worker of resting) yield* resigned(worker, group, resting);
      const [first] = group;
      if (first !== undefined && isWithoutDefault(group)) yield withoutDefault(first);
    }
  },
};

const hasNoPods = ({ object }: Placed): boolean => field(object, 'spec', 'replicas') === 0;

function scaledIn(world: World): ReadonlySet<Placed> {
  const scaled = world.objects.flatMap((scaler) => {
    const target = scaleTargetOf(scaler);
    return target === undefined ? [] : [world.find(target.kind, scaler.namespace, target.name)];
  });
  return new Set(scaled.filter((placed) => placed !== undefined));
}

/** Queues that only a worker without pods works through. */
function* resigned(
  { maker, queues = [] }: Worker,
  group: readonly Worker[],
  resting: readonly Worker[],
): Iterable<Objection> {
  const working = group.filter((worker) => !resting.includes(worker));
  if (working.some((worker) => worker.queues === undefined || worker.queues.includes('*'))) return;
  const left = queues.filter((queue) => working.every((worker) => !worker.queues?.includes(queue)));
  if (left.length === 0) return;
  yield {
    to: maker,
    field: 'spec.replicas',
    expected: `pods for queue ${left.join(', ')}`,
    got: 0,
    fix: "give it one, or acknowledge('X9', 'who works through it')",
  };
}

/** A prefix that the application gives its queues is one before `default` too. */
const isWithoutDefault = (group: readonly Worker[]): boolean =>
  group.every(
    ({ library, queues }) =>
      BY_DEFAULT.has(library) && queues?.every((queue) => queue !== '*' && !/(^|[^a-z])default$/.test(queue)),
  );

const withoutDefault = ({ maker, library, queues = [] }: Worker): Objection => ({
  to: maker,
  field: 'spec.template.spec.containers',
  expected: `a worker of ${library} for queue default, where jobs go whose class names none`,
  got: new Words(queues.join(', ')),
  fix: "add 'default' to the queues of a worker, or acknowledge('X9', 'each class names its queue')",
});
