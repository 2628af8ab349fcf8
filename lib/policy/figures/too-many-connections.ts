import { Words } from '../../kernel';
import type { FleetCheck, Objection } from '../check';
import type { World } from '../world';
import { type Database, type DatabaseLimit, databasesOf, limitsOf, type PlacedShare } from './database';

/**
 * It is held against the service that takes most: whoever has to give way is for people to say, and the others go on.
 * https://www.postgresql.org/docs/current/runtime-config-connection.html
 */
export const tooManyConnections: FleetCheck = {
  id: 'D1',
  title: 'a database has connections for all pods that there may be',
  severity: 'warning',
  why: 'whoever comes last gets no connection: pods of a release do not start, and requests fail',
  fix: 'lower threads, processes or replicas, put a pooler in front, or raise maxConnections',
  *run(worlds: readonly World[]): Iterable<Objection> {
    for (const database of databasesOf(worlds)) {
      const [largest] = database.shares;
      if (largest === undefined) continue;
      for (const limit of limitsOf(database)) {
        if (limit.peak > limit.limit) yield objection(database, limit, largest);
      }
    }
  },
};

function objection(database: Database, { of, limit, peak, surely }: DatabaseLimit, largest: PlacedShare) {
  const isSure = surely > limit;
  const { name, environment, shares } = database;
  const owners = shares.slice(0, 3).map(({ service, peak: own }) => `${service} ${own}`);
  const sizes = [...owners, ...(shares.length > 3 ? [`${shares.length - 3} more`] : [])].join(', ');
  const raised = of === 'clients' ? 'pooler.maxClients' : 'maxConnections';
  return {
    to: largest.placed,
    field: 'spec',
    expected: `${limit} ${of} at most, all that database ${name} of ${environment} has`,
    got: new Words(
      isSure
        ? `${surely} as soon as one service is released (${sizes})`
        : `up to ${peak} while one service is released (${sizes})`,
    ),
    fix: `lower threads, processes or replicas, or raise ${raised} of the endpoint`,
    severity: isSure ? ('error' as const) : ('warning' as const),
  };
}
