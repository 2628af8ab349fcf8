import type { Endpoint } from '../../kernel';
import type { Placed, World } from '../world';
import { type ConnectionsFigure, connectionsOf } from './connections';
import { grouped } from './index-of-world';
import { type Workload, workloadsOf } from './workload';

/** What one workload in one cluster takes of a database. */
export interface Use extends Pick<ConnectionsFigure, 'most' | 'peak' | 'surely'> {
  /** The same in all clusters that share the database. */
  readonly key: string;
  readonly name: string;
  readonly environment: string;
  readonly endpoint: Endpoint;
  readonly service: string;
  readonly placed: Placed;
  readonly migrates: boolean;
}

type Named = readonly [name: string, endpoint: Endpoint];

/** An endpoint is a database where somebody says how much it stands; which one a service uses only a Secret would tell. */
export function usesOf(world: World): readonly Use[] {
  const { environment } = world;
  const databases = Object.entries(environment?.egress.endpoints ?? {}).filter(isDatabase);
  if (environment === undefined || databases.length === 0) return [];
  const workloads = [...workloadsOf(world).values()].flat();
  const services = [...grouped(workloads, ({ placed }) => placed.from.service)];
  return services.flatMap(([service, own]) => {
    const used = databasesFor(service, databases);
    const isSure = used.length === 1 || used.every(([, { services }]) => services !== undefined);
    return used.flatMap(([name, endpoint]) => {
      const key = keyOf(environment.name, name, endpoint);
      return own.flatMap((workload) =>
        useOf(world, workload, isSure).map((use) => ({
          key,
          name,
          environment: environment.name,
          endpoint,
          ...use,
        })),
      );
    });
  });
}

const isDatabase = ([, { maxConnections, pooler }]: Named): boolean =>
  maxConnections !== undefined || typeof pooler === 'object';

/** Clusters share what has the same name, addresses and ports. */
const keyOf = (environment: string, name: string, { cidrs, ports }: Endpoint): string =>
  JSON.stringify([environment, name, cidrs, ports]);

/** Those that name the service, else those that name none. */
function databasesFor(service: string, databases: readonly Named[]): readonly Named[] {
  const own = databases.filter(([, { services }]) => services?.includes(service));
  return own.length > 0 ? own : databases.filter(([, { services }]) => services === undefined);
}

function useOf(world: World, workload: Workload, isSure: boolean) {
  const figure = connectionsOf(world, workload);
  if (figure === undefined) return [];
  const { most, peak } = figure;
  const { placed, kind } = workload;
  const surely = isSure ? figure.surely : { most: 0, peak: 0 };
  return [{ service: placed.from.service, placed, migrates: kind === 'job', most, peak, surely }];
}
