import { field, type Json, records, textAt, Words } from '../../../kernel';
import { type Check, nameIn, type Objection } from '../../check';
import { once } from '../../once';
import { scaleTargetOf } from '../../scaling';
import type { Placed, PodMaker, World } from '../../world';
import { processesOf } from '../processes';

/** https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/#algorithm-details */
export const autoscalersSee: Check = {
  id: 'F25',
  title: 'an autoscaler sees what it scales by, and that goes down again',
  severity: 'warning',
  why: 'it does nothing without requests to measure by, and by the memory of Ruby it only ever adds pods',
  fix: 'set requests, and scale by CPU or by what waits',
  *run(world: World): Iterable<Objection> {
    for (const to of world.objects) {
      if (to.kind !== 'HorizontalPodAutoscaler.autoscaling') continue;
      yield* ofBounds(to);
      const target = scaleTargetOf(to);
      const scaled = target && world.find(target.kind, to.namespace, target.name);
      if (scaled?.pod === undefined) continue;
      for (const metric of metricsOf(to)) yield* ofMetric(world, to, { ...scaled, pod: scaled.pod }, metric);
    }
  },
};

function* ofBounds(to: Placed): Iterable<Objection> {
  const min = field(to.object, 'spec', 'minReplicas') ?? 1;
  const max = field(to.object, 'spec', 'maxReplicas');
  if (typeof min !== 'number' || typeof max !== 'number' || max >= min) return;
  const fix = 'raise maxReplicas or lower minReplicas: the API server refuses it';
  yield {
    to,
    field: 'spec.maxReplicas',
    expected: `at least ${min}, its minReplicas`,
    got: max,
    fix,
    severity: 'error',
  };
}

interface Metric {
  readonly name: 'cpu' | 'memory';
  readonly at: string;
  /** Undefined for all containers of the pod. */
  readonly container: string | undefined;
}

/** Those that are shares of a request; without any it is the CPU. */
function metricsOf({ object }: Placed): readonly Metric[] {
  const metrics = records(field(object, 'spec', 'metrics'));
  if (metrics.length === 0) return [{ name: 'cpu', at: 'spec.metrics', container: undefined }];
  return metrics.flatMap((metric, index) => {
    const source = field(metric, 'containerResource') ?? field(metric, 'resource');
    const name = textAt(source, 'name');
    const isShare = field(source, 'target', 'averageUtilization') !== undefined;
    if (!isShare || (name !== 'cpu' && name !== 'memory')) return [];
    return [{ name, at: `spec.metrics.${index}`, container: textAt(source, 'container') }];
  });
}

function* ofMetric(
  world: World,
  to: Placed,
  scaled: PodMaker,
  { name, at, container }: Metric,
): Iterable<Objection> {
  const processes = processesOf(scaled.pod).filter(
    (one) => container === undefined || one.container.name === container,
  );
  if (name === 'memory' && processes.some(({ ruby }) => ruby)) {
    const fix = 'scale by another metric, or acknowledge why these pods give memory back';
    yield {
      to,
      field: at,
      expected: 'no memory, which Ruby never gives back',
      got: new Words('memory'),
      fix,
    };
  }
  const silent = processes.filter(
    (one) => !asks(one.container, name) && !limits(world).has(scaled.namespace),
  );
  if (silent.length === 0) return;
  const expected = `pods of ${nameIn(scaled)} that all ask for ${name}`;
  const got = new Words(`no request of ${silent.map((one) => one.container.name).join(', ')}`);
  yield { to, field: at, expected, got, fix: `set resources.requests.${name} there`, with: [scaled] };
}

/** What is limited and asks for nothing asks for its limit. */
const asks = ({ resources }: Json, name: string): boolean =>
  field(resources, 'requests', name) !== undefined || field(resources, 'limits', name) !== undefined;

/** Namespaces in which a LimitRange may ask for pods that do not. */
const limits: (world: World) => ReadonlySet<string> = once(
  ({ objects }) =>
    new Set(objects.filter(({ kind }) => kind === 'LimitRange').map(({ namespace }) => namespace)),
);
