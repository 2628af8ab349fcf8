import { COMPONENT, field, text, textAt } from '../../kernel';
import { once } from '../once';
import { scaleTargetOf } from '../scaling';
import { hasPod, type Placed, type PodMaker, type World } from '../world';
import { countAt } from './counts';
import { grouped } from './index-of-world';

/** Something whose pods can be counted before they are there. */
export interface Workload {
  readonly placed: PodMaker;
  /** As people call it: the component, else the object's name. */
  readonly name: string;
  /** How its pods come and go. */
  readonly kind: 'deployment' | 'stateful' | 'job' | 'cron';
  /** Between how many pods it has while nothing is released; those of a Job or cron are there now and then. */
  readonly least: number;
  readonly most: number;
}

type Reading = Pick<Workload, 'kind' | 'least' | 'most'>;

/** A DaemonSet has a pod a node and nobody here knows the nodes; kinds of others follow rules of their own. */
const READERS: Readonly<Record<string, (placed: Placed, scaler: Placed | undefined) => Reading>> = {
  'Deployment.apps': (placed, scaler) => ({ kind: 'deployment', ...scaled(placed, scaler) }),
  'StatefulSet.apps': (placed, scaler) => ({ kind: 'stateful', ...scaled(placed, scaler) }),
  'Job.batch': ({ object }) => ({ kind: 'job', least: 0, most: podsOfJob(object.spec) }),
  'CronJob.batch': ({ object }) => ({ kind: 'cron', least: 0, most: podsOfCron(object.spec) }),
};

/** The workloads of a cluster by their namespaces, read once. */
export const workloadsOf: (world: World) => ReadonlyMap<string, readonly Workload[]> = once((world) => {
  const scalers = scalersIn(world);
  const workloads = world.objects.flatMap((placed) => readWorkload(placed, scalers));
  return grouped(workloads, ({ placed }) => placed.namespace);
});

/** Those of one namespace. */
export const workloadsIn = (world: World, namespace: string): readonly Workload[] =>
  workloadsOf(world).get(namespace) ?? [];

function readWorkload(placed: Placed, scalers: ReadonlyMap<string, Placed>): readonly Workload[] {
  const { kind, object, namespace } = placed;
  const read = READERS[kind];
  if (read === undefined || !hasPod(placed)) return [];
  const reading = read(placed, scalers.get(`${kind}/${namespace}/${object.metadata.name}`));
  const name = text(placed.pod.labels[COMPONENT]) ?? object.metadata.name;
  return [{ placed, name, ...reading }];
}

function scalersIn({ objects }: World): ReadonlyMap<string, Placed> {
  const scalers = new Map<string, Placed>();
  for (const placed of objects) {
    const target = scaleTargetOf(placed);
    if (target?.setsReplicas) scalers.set(`${target.kind}/${placed.namespace}/${target.name}`, placed);
  }
  return scalers;
}

/** Where nobody says how many, the API server makes one. https://keda.sh/docs/latest/reference/scaledobject-spec/ */
function scaled({ object }: Placed, scaler: Placed | undefined): Pick<Reading, 'least' | 'most'> {
  if (scaler === undefined) {
    const replicas = countAt(object, 'spec', 'replicas') ?? 1;
    return { least: replicas, most: replicas };
  }
  const spec = scaler.object.spec;
  const ofKeda = scaler.kind === 'ScaledObject.keda.sh';
  const least = ofKeda ? (countAt(spec, 'minReplicaCount') ?? 0) : (countAt(spec, 'minReplicas') ?? 1);
  const most = ofKeda ? (countAt(spec, 'maxReplicaCount') ?? 100) : (countAt(spec, 'maxReplicas') ?? least);
  return { least, most: Math.max(least, most) };
}

function podsOfJob(spec: unknown): number {
  if (field(spec, 'suspend') === true) return 0;
  const parallelism = countAt(spec, 'parallelism') ?? 1;
  return Math.min(parallelism, countAt(spec, 'completions') ?? parallelism);
}

/** One run beside the next, where that is not forbidden: how many more pile up nobody knows. */
function podsOfCron(spec: unknown): number {
  if (field(spec, 'suspend') === true) return 0;
  const runs = textAt(spec, 'concurrencyPolicy') === 'Forbid' ? 1 : 2;
  return runs * podsOfJob(field(spec, 'jobTemplate', 'spec'));
}
