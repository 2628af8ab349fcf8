import { field, list, records, text } from '../../kernel';
import { countAt } from '../count-at';
import { selectionOf } from '../selection';
import { selects } from '../selector';
import { variablesOf } from '../variables';
import type { PodMaker, World } from '../world';
import { objectsIn } from './index-of-world';
import { programOf } from './program';
import { graceOf } from './rollout';
import type { Workload } from './workload';

/** How a pod's grace is spent, in seconds. */
export interface ShutdownFigure {
  readonly of: 'requests' | 'jobs';
  readonly grace: number;
  /** While it goes on as before, for whoever still knows its address. */
  readonly preStop: number;
  /** What a request or a job that has begun may take: a job's own timeout, else what is left. */
  readonly longest: number;
  /** What stays between the last of them and the kill; less than nothing where they are killed. */
  readonly slack: number;
}

/** What a process needs to end after its last request or job. */
const SLACK = 5;

/** Undefined for what ends by itself. */
export function shutdownOf(world: World, { kind, placed }: Workload): ShutdownFigure | undefined {
  if (kind === 'job' || kind === 'cron') return undefined;
  const grace = graceOf(placed.pod.spec);
  const preStop = Math.max(
    0,
    ...records(placed.pod.spec.containers).map(({ lifecycle }) => sleepOf(lifecycle)),
  );
  const of = isServed(world, placed) ? 'requests' : 'jobs';
  const timeout = of === 'jobs' ? timeoutOf(world, placed) : undefined;
  const longest = timeout ?? Math.max(0, grace - preStop - SLACK);
  return { of, grace, preStop, longest, slack: grace - preStop - longest };
}

/** Somebody who asks whether it is ready, or a Service, sends it requests. */
const isServed = (world: World, maker: PodMaker): boolean =>
  records(maker.pod.spec.containers).some(({ readinessProbe }) => readinessProbe !== undefined) ||
  objectsIn(world, 'Service', maker.namespace).some((placed) => {
    const selection = selectionOf(placed);
    return selection !== undefined && selects(selection.selector, maker.pod.labels);
  });

/** A native sleep, or a command with `sleep 15` in it. */
function sleepOf(lifecycle: unknown): number {
  const native = countAt(lifecycle, 'preStop', 'sleep', 'seconds');
  if (native !== undefined) return native;
  const words = list(field(lifecycle, 'preStop', 'exec', 'command')).map((word) => text(word) ?? '');
  return Number(/\bsleep (\d+)/.exec(words.join(' '))?.[1] ?? 0);
}

/** The job timeout that a worker was told. */
function timeoutOf(world: World, to: PodMaker): number | undefined {
  const timeouts = records(to.pod.spec.containers).flatMap(
    (container) => programOf(container, variablesOf(world, to, container)).jobTimeout ?? [],
  );
  return timeouts.length === 0 ? undefined : Math.max(...timeouts);
}
