import { records, text, Words } from '../../../kernel';
import type { Check, Objection } from '../../check';
import { variablesOf } from '../../variables';
import type { World } from '../../world';
import { type Migration, migrationsIn, type WebProcess, websOf } from '../migrations';

/**
 * A migration holds a lock of its session, which a pooler that lends connections for a transaction gives to somebody
 * else. https://api.rubyonrails.org/classes/ActiveRecord/ConcurrentMigrationError.html
 */
export const migrationsPassPoolers: Check = {
  id: 'F14',
  title: 'a migration reaches its database past the pooler',
  severity: 'warning',
  why: 'it loses its lock between two transactions and ends with ConcurrentMigrationError, or two run at once',
  fix: 'give the Job the address of the database itself',
  *run(world: World): Iterable<Objection> {
    const pooled = poolersOf(world);
    for (const migration of migrationsIn(world)) {
      const { to, process } = migration;
      const written = poolerIn(world, migration);
      if (written === undefined && (pooled === '' || goesAnotherWay(world, migration))) continue;
      yield {
        to,
        field: `${process.at}.env`,
        expected: `a way to the database past the pooler${pooled === '' ? '' : ` of ${pooled}`}`,
        got: new Words(written === undefined ? 'that of the pods' : `${written}, which leads to one`),
        fix: 'give it a variable with the address of the database itself',
      };
    }
  },
};

const poolersOf = ({ environment }: World): string =>
  Object.entries(environment?.egress.endpoints ?? {})
    .filter(([, { pooler = false }]) => pooler)
    .map(([name]) => name)
    .join(', ');

const POOLER = /pgbouncer|pgcat|pooler|supavisor|odyssey/i;
const ADDRESS = /(DATABASE|DB|POSTGRES|PG|MYSQL).*(URL|HOST)|^PGHOST$/;

/** The variable whose clear value leads to a pooler by its name. */
const poolerIn = (world: World, { to, process: { container } }: Migration): string | undefined =>
  namesIn(container).find((name) => POOLER.test(variablesOf(world, to, container).get(name)?.written ?? ''));

const namesIn = (container: Migration['process']['container']): readonly string[] => [
  ...records(container.env).flatMap(({ name }) => (ADDRESS.test(String(name)) ? (text(name) ?? []) : [])),
  'DATABASE_URL',
];

/** Without pods to compare with nothing is known. */
function goesAnotherWay(world: World, migration: Migration): boolean {
  const webs = websOf(world, migration.to);
  return (
    webs.length === 0 ||
    webs.some((web) => namesIn(migration.process.container).some(differs(world, migration, web)))
  );
}

const differs =
  (world: World, { to, process }: Migration, { running, process: web }: WebProcess) =>
  (name: string): boolean =>
    variablesOf(world, to, process.container).get(name)?.source !==
    variablesOf(world, running.to, web.container).get(name)?.source;
