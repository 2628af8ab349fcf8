import { field, type Json, records } from '../../kernel';
import { type Variables, variablesOf } from '../variables';
import type { PodMaker, World } from '../world';
import { programOf } from './program';
import { rolloutOf } from './rollout';
import type { Workload } from './workload';

/** Connections that one pod opens to its database at most. */
interface PodConnections {
  readonly count: number;
  /** Whether processes, threads and pool are all known; a guess otherwise. */
  readonly certain: boolean;
}

/** Connections of a workload; of a Job or cron while it runs. */
export interface ConnectionsFigure {
  readonly perPod: PodConnections;
  /** Of as many pods as there may be, while nothing is released. */
  readonly most: number;
  /** While it is released: of extra and leaving pods too. */
  readonly peak: number;
  /** What is known for certain, of as few pods as there may be: while nothing is released, and while it is. */
  readonly surely: { readonly most: number; readonly peak: number };
}

/** Undefined where pods know of no database. */
export function connectionsOf(world: World, workload: Workload): ConnectionsFigure | undefined {
  const perPod = connectionsOfPod(world, workload.placed);
  if (perPod === undefined) return undefined;
  const { kind, least, most } = workload;
  const { count, certain } = perPod;
  if (kind === 'job' || kind === 'cron') {
    return { perPod, most: most * count, peak: most * count, surely: { most: 0, peak: 0 } };
  }
  const few = rolloutOf(workload, least);
  return {
    perPod,
    most: most * count,
    peak: (rolloutOf(workload)?.atOnce ?? most) * count,
    surely: certain
      ? { most: least * count, peak: (least + (few?.extra ?? 0)) * count }
      : { most: 0, peak: 0 },
  };
}

/** Init containers come one after the other before the rest, sidecars stay. */
function connectionsOfPod(world: World, to: PodMaker): PodConnections | undefined {
  const read = (containers: unknown) =>
    records(containers).map((container) => ({
      stays: field(container, 'restartPolicy') === 'Always',
      ...connectionsOfContainer(container, variablesOf(world, to, container)),
    }));
  const first = read(to.pod.spec.initContainers);
  const together = [...first.filter(({ stays }) => stays), ...read(to.pod.spec.containers)];
  const sum = together.reduce((all, { count }) => all + count, 0);
  const count = Math.max(sum, ...first.map((one) => one.count));
  return count === 0 ? undefined : { count, certain: together.every(({ certain }) => certain) };
}

/** `DATABASE_URL`, `PRIMARY_DATABASE_URL`, `DB_HOST`, `PGHOST`, `MYSQL_HOST` and their like. */
const OF_DATABASES = /(^|_)(DATABASE|DB|POSTGRES|POSTGRESQL|PG|MYSQL|MARIADB)_?(URL|HOST)$/;

/** https://guides.rubyonrails.org/configuring.html#database-pooling */
const USUAL_POOL = 5;

const NONE: PodConnections = { count: 0, certain: true };

/** A pool opens a connection for a thread that asks for one, so it has no more of them than threads. */
function connectionsOfContainer(container: Json, variables: Variables): PodConnections {
  if (!mayConnect(variables)) return NONE;
  const { processes, threads, beside } = programOf(container, variables);
  const told = [variables.value('DB_POOL'), variables.value('RAILS_MAX_THREADS')].find((value) =>
    /^\d+$/.test(value ?? ''),
  );
  const pool = told === undefined ? (threads ?? USUAL_POOL) : Number(told);
  return {
    count: (processes ?? 1) * Math.min(pool, threads ?? pool) + beside,
    certain: processes !== undefined && threads !== undefined && told !== undefined,
  };
}

/** Whole Secrets may have the address of a database; whoever sets `RAILS_ENV` beside them is taken to want one. */
const mayConnect = (variables: Variables): boolean =>
  variables.hasLike(OF_DATABASES) || (variables.readsSecrets && variables.has('RAILS_ENV'));
