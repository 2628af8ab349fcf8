import { field, HOOK, record, records } from '../../kernel';
import { syncPlaceOf } from '../sync-place';
import type { Placed, World } from '../world';
import { amountOf } from './amount';
import { grouped, objectsIn } from './index-of-world';
import { defaultsIn } from './limit-range';
import { type Amounts, greatest, ofPod, sum, times } from './pod-resources';
import { rolloutOf } from './rollout';
import { type Workload, workloadsIn } from './workload';

/** What one resource of a quota has to hold, in thousandths. */
export interface QuotaFigure {
  readonly quota: string;
  readonly namespace: string;
  /** As the quota calls it. */
  readonly resource: string;
  readonly hard: number;
  /** As few pods as there may be, while nothing is released. */
  readonly rest: number;
  /** These, and the one pod without which nothing goes on: a rollout's first, a migration's or a cron's. */
  readonly needed: number;
  /** As many pods as there may be while all is released, with what still ends, the migration and the crons. */
  readonly peak: number;
}

/** What each pod of a workload counts for. */
export interface Counted {
  readonly workload: Workload;
  readonly amounts: Amounts;
}

/** What all pods of a namespace ask a quota for. */
export interface Demand {
  readonly rest: Amounts;
  readonly peak: Amounts;
  readonly pods: readonly Counted[];
  /** Those that go on only with one pod more. */
  readonly candidates: readonly Counted[];
}

export const quotasIn = (world: World, namespace: string): readonly Placed[] =>
  objectsIn(world, 'ResourceQuota', namespace).filter(({ object }) => isForAll(object.spec));

/** A quota of a scope counts only some pods, and which nobody here knows. */
const isForAll = (spec: unknown): boolean =>
  records(field(spec, 'scopes')).length === 0 && field(spec, 'scopeSelector') === undefined;

/** Everything that is counted in a namespace; a quota of something else is not looked at. */
export function figuresOfQuota({ object, namespace }: Placed, demand: Demand): readonly QuotaFigure[] {
  return Object.entries(record(field(object.spec, 'hard'))).flatMap(([resource, most]) => {
    const hard = amountOf(most);
    const name = counted(resource);
    if (hard === undefined || !(name in demand.peak)) return [];
    const rest = demand.rest[name] ?? 0;
    const more = Math.max(0, ...demand.candidates.map(({ amounts }) => amounts[name] ?? 0));
    const peak = demand.peak[name] ?? 0;
    return [{ quota: object.metadata.name, namespace, resource, hard, rest, needed: rest + more, peak }];
  });
}

/** `cpu` is short for `requests.cpu`. https://kubernetes.io/docs/concepts/policy/resource-quotas/ */
export const counted = (resource: string): string =>
  /^(cpu|memory|ephemeral-storage)$/.test(resource) ? `requests.${resource}` : resource;

export function demandIn(world: World, namespace: string): Demand {
  const defaults = defaultsIn(world, namespace);
  const pods = workloadsIn(world, namespace).map((workload) => ({
    workload,
    amounts: { pods: 1000, ...ofPod(workload.placed.pod.spec, defaults) },
  }));
  const hooks = pods.filter(({ workload }) => isHook(workload));
  const others = pods.filter((pod) => !hooks.includes(pod));
  // hooks of one wave run together, those of another before or after
  const waves = grouped(hooks, ({ workload }) => syncPlaceOf(workload.placed)?.name ?? '');
  const together = [...waves.values()].map((wave) => sum(wave.map(atMost)));
  return {
    rest: sum(pods.map(({ workload, amounts }) => times(workload.least, amounts))),
    peak: sum([...others.map(atMost), greatest(together)]),
    pods,
    candidates: pods.filter(({ workload }) => needsRoom(workload)),
  };
}

const isHook = ({ placed }: Workload): boolean =>
  field(placed.object.metadata, 'annotations', HOOK) !== undefined;

const atMost = ({ workload, amounts }: Counted): Amounts =>
  times(rolloutOf(workload)?.atOnce ?? workload.most, amounts);

/** Whether it goes on only with one pod more: a rollout that takes none away first, a Job, a cron. */
function needsRoom(workload: Workload): boolean {
  const { kind, most, least } = workload;
  if (kind === 'job' || kind === 'cron') return most > 0;
  const rollout = rolloutOf(workload, least);
  return rollout !== undefined && rollout.extra > 0 && rollout.neverBelow === rollout.pods;
}
