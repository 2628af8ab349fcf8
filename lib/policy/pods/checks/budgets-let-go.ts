import { type CountOrPercent, field, percentOf, surgePods } from '../../../kernel';
import { type Check, nameIn, type Objection } from '../../check';
import { countsOf } from '../../pod-counts';
import { selectedBy } from '../../selected';
import { selectionOf } from '../../selection';
import type { Placed, World } from '../../world';

/** https://kubernetes.io/docs/tasks/run-application/configure-pdb/ */
export const budgetsLetGo: Check = {
  id: 'F26',
  title: 'a disruption budget lets some pods go, and not all of them',
  severity: 'error',
  why: 'a budget that allows none keeps its nodes from ever being drained, one that allows all is none',
  fix: 'allow one pod less than there are at the fewest, or leave the budget out for a single pod',
  *run(world: World): Iterable<Objection> {
    for (const to of world.objects) {
      if (to.kind !== 'PodDisruptionBudget.policy') continue;
      for (const name of ['minAvailable', 'maxUnavailable'] as const) {
        const value = countOrPercent(field(to.object, 'spec', name));
        if (value !== undefined) yield* objection(to, name, value, fewestOf(world, to));
      }
    }
  },
};

type Bound = 'minAvailable' | 'maxUnavailable';

function* objection(
  to: Placed,
  name: Bound,
  value: CountOrPercent,
  fewest: Fewest | undefined,
): Iterable<Objection> {
  const all = isAll(value, fewest?.pods);
  const none = surgePods(value, 100) === 0;
  if (!all && !none) return;
  const blocks = name === 'minAvailable' ? all : none;
  yield {
    to,
    field: `spec.${name}`,
    expected: `${all ? 'fewer pods than there may be' : 'at least one pod'}${fewest ? ` of the ${fewest.pods} of ${fewest.of}` : ''}`,
    got: value,
    fix: blocks
      ? 'let one pod go, or leave the budget out: no node can be drained otherwise'
      : 'keep one pod, or leave the budget out: it lets every pod go',
    ...(!blocks && { severity: 'warning' }),
  };
}

/** Of none, or of a number that nobody knows, only a share can be all. */
const isAll = (value: CountOrPercent, pods: number | undefined): boolean =>
  pods === undefined || pods === 0
    ? typeof value === 'string' && percentOf(value) >= 100
    : surgePods(value, pods) >= pods;

interface Fewest {
  readonly pods: number;
  readonly of: string;
}

/** A budget over two workloads is refused elsewhere: the first one counts. */
function fewestOf(world: World, to: Placed): Fewest | undefined {
  const { selector } = selectionOf(to) ?? {};
  const [maker] = selector === undefined ? [] : selectedBy(world, to.namespace, selector);
  const pods = maker && countsOf(world, maker).least;
  return maker === undefined || pods === undefined ? undefined : { pods, of: nameIn(maker) };
}

const countOrPercent = (value: unknown): CountOrPercent | undefined => {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^\d+%$/.test(value) ? (value as CountOrPercent) : undefined;
};
