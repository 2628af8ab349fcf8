import { COMPONENT, ROLLING_KINDS, Words } from '../../kernel';
import type { Check, Objection } from '../check';
import { mainOf } from '../main-containers';
import { wordsOf } from '../processes/words';
import { variablesOf } from '../variables';
import { hasPod, type Placed, type PodMaker, type World } from '../world';

/** What the pods of a service in a namespace have to do with a database. */
interface Databases {
  readonly migrations: PodMaker[];
  readonly readers: PodMaker[];
  /** Whoever reads whole Secrets may read a database. */
  readonly perhaps: PodMaker[];
}

/**
 * New code meets the schema of the old one, and the first request that needs a new column fails. In the cluster that
 * migrates only: others of an environment share its database.
 */
export const migrations: Check = {
  id: 'X2',
  title: 'what reads a database is migrated, and what is migrated is read',
  severity: 'warning',
  why: 'new code meets an old schema',
  fix: "add a MigrationJob, or acknowledge('X2', 'who migrates it')",
  *run(world: World): Iterable<Objection> {
    if (world.environment?.cluster.primary === false) return;
    for (const { migrations: jobs, readers, perhaps } of databasesIn(world)) {
      const [reader] = readers;
      if (reader !== undefined && jobs.length === 0) yield unmigrated(reader);
      const [job] = jobs;
      const isRead = readers.length + perhaps.length > 0;
      if (job !== undefined && !isRead && readsDatabase(world, job)) yield unread(job);
    }
  },
};

/** By namespace: services that share one may share a database. */
function databasesIn(world: World): Iterable<Databases> {
  const found = new Map<string, Databases>();
  for (const maker of world.objects) {
    if (!hasPod(maker)) continue;
    const databases = found.get(maker.namespace) ?? { migrations: [], readers: [], perhaps: [] };
    found.set(maker.namespace, databases);
    if (migrates(maker)) databases.migrations.push(maker);
    else if (!(maker.object.kind in ROLLING_KINDS)) continue;
    else if (readsDatabase(world, maker)) databases.readers.push(maker);
    else if (readsSecrets(world, maker)) databases.perhaps.push(maker);
  }
  return found.values();
}

const READS = /^DATABASE_URL$|^(PG|POSTGRES_|POSTGRESQL_|MYSQL_|DB_|DATABASE_)HOST$/;

const readsDatabase = (world: World, maker: PodMaker): boolean =>
  mainOf(maker.pod).some(({ container }) => variablesOf(world, maker, container).hasLike(READS));

/** Who may have any variable. */
const readsSecrets = (world: World, maker: PodMaker): boolean =>
  mainOf(maker.pod).some(({ container }) => variablesOf(world, maker, container).readsSecrets);

/** `db:migrate`, `db:prepare` and what an application calls alike, such as `db:chatwoot_prepare` or `migrate`. */
const MIGRATES = /\bdb:(\w*migrate|\w*prepare|setup|schema:load)|migrat/;

const migrates = (maker: PodMaker): boolean =>
  !(maker.object.kind in ROLLING_KINDS) &&
  (/migration/.test(String(maker.pod.labels[COMPONENT])) ||
    mainOf(maker.pod).some(({ container }) => wordsOf(container).some((word) => MIGRATES.test(word))));

const unmigrated = (to: Placed): Objection => ({
  to,
  field: 'spec.template',
  expected: 'a Job in its namespace that migrates the database',
  got: new Words('variables of a database, and none'),
  fix: "add a MigrationJob, or acknowledge('X2', 'who migrates it')",
});

const unread = (to: Placed): Objection => ({
  to,
  field: 'spec.template',
  expected: 'pods in its namespace that read the database which it migrates',
  got: new Words('none with its variables'),
  fix: 'name the variables of the database for the pods too, or take the migration away',
});
