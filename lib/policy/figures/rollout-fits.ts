import { Words } from '../../kernel';
import { type Check, nameIn, type Objection } from '../check';
import type { Placed, World } from '../world';
import { amountText } from './amount';
import { grouped } from './index-of-world';
import { counted, type Demand, demandIn, figuresOfQuota, type QuotaFigure, quotasIn } from './quota';
import { unsaidIn } from './unsaid';

/**
 * A quota counts leaving pods until they are gone. https://kubernetes.io/docs/concepts/policy/resource-quotas/
 */
export const rolloutFits: Check = {
  id: 'Q1',
  title: 'a rollout, its migration and the crons fit the quota of their namespace',
  severity: 'warning',
  why: 'the API server refuses pods beyond the quota: a rollout waits for leaving pods, or stands still for good',
  fix: 'raise the quota, or lower replicas or what pods ask for',
  *run(world: World): Iterable<Objection> {
    const quotas = world.objects.filter(({ kind }) => kind === 'ResourceQuota');
    for (const namespace of grouped(quotas, (quota) => quota.namespace).keys()) {
      const demand = demandIn(world, namespace);
      for (const quota of quotasIn(world, namespace)) {
        yield* unsaidIn(world, quota);
        for (const figure of figuresOfQuota(quota, demand)) yield* objections(quota, figure, demand);
      }
    }
  },
};

function* objections(quota: Placed, figure: QuotaFigure, demand: Demand): Iterable<Objection> {
  const { resource, hard, rest, needed, peak } = figure;
  if (peak <= hard) return;
  const to = largestIn(demand, resource);
  if (to === undefined) return;
  const text = (amount: number) => amountText(resource, amount);
  const common = {
    to,
    field: 'spec',
    expected: `${text(hard)} ${resource} at most, the ${nameIn(quota)} of its namespace`,
    fix: 'raise the quota of the platform, or lower replicas or what pods ask for',
  };
  if (needed > hard) {
    const why =
      rest > hard ? 'before anything is released' : 'as soon as one pod has to find room beside the others';
    yield { ...common, got: new Words(`${text(needed)} ${why}`), severity: 'error' };
  } else {
    const got = new Words(`up to ${text(peak)} while all is released, leaving pods included`);
    yield { ...common, got };
  }
}

/** Who finds no room: of those that need a pod more, the one that needs most. */
function largestIn({ candidates, pods }: Demand, resource: string): Placed | undefined {
  const of = ({ amounts }: Demand['pods'][number]) => amounts[counted(resource)] ?? 0;
  const all = candidates.length > 0 ? candidates : pods;
  return all.toSorted((one, other) => of(other) - of(one))[0]?.workload.placed;
}
