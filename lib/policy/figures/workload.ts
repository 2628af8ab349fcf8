import { COMPONENT, entryOf, field, text, textAt } from '../../kernel';
import { countAt } from '../count-at';
import { once } from '../once';
import { countsOf } from '../pod-counts';
import { hasPod, type Placed, type PodMaker, type World } from '../world';
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
const READERS: Readonly<Record<string, (maker: PodMaker, world: World) => Reading>> = {
  'Deployment.apps': (maker, world) => ({ kind: 'deployment', ...standing(world, maker) }),
  'StatefulSet.apps': (maker, world) => ({ kind: 'stateful', ...standing(world, maker) }),
  'Job.batch': ({ object }) => ({ kind: 'job', least: 0, most: podsOfJob(object.spec) }),
  'CronJob.batch': ({ object }) => ({ kind: 'cron', least: 0, most: podsOfCron(object.spec) }),
};

/** The workloads of a cluster by their namespaces, read once. */
export const workloadsOf: (world: World) => ReadonlyMap<string, readonly Workload[]> = once((world) => {
  const workloads = world.objects.flatMap((placed) => readWorkload(placed, world));
  return grouped(workloads, ({ placed }) => placed.namespace);
});

/** Those of one namespace. */
export const workloadsIn = (world: World, namespace: string): readonly Workload[] =>
  workloadsOf(world).get(namespace) ?? [];

function readWorkload(placed: Placed, world: World): readonly Workload[] {
  const { kind, object } = placed;
  const read = entryOf(READERS, kind);
  if (read === undefined || !hasPod(placed)) return [];
  const reading = read(placed, world);
  const name = text(placed.pod.labels[COMPONENT]) ?? object.metadata.name;
  return [{ placed, name, ...reading }];
}

/** Where nobody says how many, the API server makes one. */
function standing(world: World, maker: PodMaker): Pick<Reading, 'least' | 'most'> {
  const { least = 1, most = least } = countsOf(world, maker);
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
