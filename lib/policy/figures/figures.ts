import type { World } from '../world';
import { type ConnectionsFigure, connectionsOf } from './connections';
import { type DatabaseLimit, type DatabaseShare, databasesOf, limitsOf } from './database';
import { type DisruptionFigure, disruptionOf } from './disruption';
import { grouped } from './index-of-world';
import { type MemoryFigure, memoryOf } from './memory';
import { demandIn, figuresOfQuota, type QuotaFigure, quotasIn } from './quota';
import { type RolloutFigure, rolloutOf } from './rollout';
import { type ShutdownFigure, shutdownOf } from './shutdown';
import { type Workload, workloadsOf } from './workload';

/** Everything that can be counted of what charts render, as plain data. */
export interface Figures {
  readonly services: readonly ServiceFigures[];
  readonly databases: readonly DatabaseFigure[];
}

/** One service in one cluster. */
export interface ServiceFigures {
  readonly service: string;
  readonly environment: string;
  readonly cluster: string;
  readonly workloads: readonly WorkloadFigures[];
  /** Of the namespaces of its pods, with those of all services in them. */
  readonly quotas: readonly QuotaFigure[];
}

export interface WorkloadFigures {
  readonly kind: string;
  readonly name: string;
  /** As people call it: the component. */
  readonly component: string;
  readonly pods: { readonly least: number; readonly most: number };
  readonly rollout?: RolloutFigure;
  readonly shutdown?: ShutdownFigure;
  readonly disruption?: DisruptionFigure;
  readonly memory?: MemoryFigure;
  readonly connections?: ConnectionsFigure;
}

/** A database of an environment, or the pooler in front of it. */
export interface DatabaseFigure {
  readonly environment: string;
  readonly name: string;
  readonly limits: readonly DatabaseLimit[];
  readonly shares: readonly DatabaseShare[];
}

/** What every cluster gets, counted. */
export const figuresOf = (worlds: readonly World[]): Figures => ({
  services: worlds.flatMap(servicesIn),
  databases: databasesOf(worlds).map((database) => ({
    environment: database.environment,
    name: database.name,
    limits: limitsOf(database),
    shares: database.shares.map(({ placed: _, ...share }) => share),
  })),
});

function servicesIn(world: World): readonly ServiceFigures[] {
  const quotas = new Map(
    [...workloadsOf(world).keys()].map((namespace) => [namespace, quotaFiguresIn(world, namespace)]),
  );
  const workloads = [...workloadsOf(world).values()].flat();
  return [...grouped(workloads, ({ placed }) => placed.from.service)].map(([service, own]) => ({
    service,
    environment: world.environment?.name ?? '',
    cluster: world.cluster,
    workloads: own.map((workload) => figuresOfWorkload(world, workload)),
    quotas: [...new Set(own.map(({ placed }) => placed.namespace))].flatMap((name) => quotas.get(name) ?? []),
  }));
}

function quotaFiguresIn(world: World, namespace: string): readonly QuotaFigure[] {
  const quotas = quotasIn(world, namespace);
  if (quotas.length === 0) return [];
  const demand = demandIn(world, namespace);
  return quotas.flatMap((quota) => figuresOfQuota(quota, demand));
}

function figuresOfWorkload(world: World, workload: Workload): WorkloadFigures {
  const { placed, name, least, most } = workload;
  const rollout = rolloutOf(workload);
  const shutdown = shutdownOf(world, workload);
  const disruption = disruptionOf(world, workload);
  const memory = memoryOf(world, workload);
  const connections = connectionsOf(world, workload);
  return {
    kind: placed.object.kind,
    name: placed.object.metadata.name,
    component: name,
    pods: { least, most },
    ...(rollout && { rollout }),
    ...(shutdown && { shutdown }),
    ...(disruption && { disruption }),
    ...(memory && { memory }),
    ...(connections && { connections }),
  };
}
