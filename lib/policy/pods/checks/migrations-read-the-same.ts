import { field, type Json, MANAGED_BY, OURSELVES, records, text, textAt, Words } from '../../../kernel';
import { type Check, nameIn, type Objection } from '../../check';
import { variablesOf } from '../../variables';
import type { PodMaker, World } from '../../world';
import { type Migration, migrationsIn, type WebProcess, websOf } from '../migrations';

/** Ours is made of the pod of its service: what differs there, a chart says in a prop of its own. */
const isOurs = ({ object }: PodMaker): boolean => textAt(object.metadata, 'labels', MANAGED_BY) === OURSELVES;

export const migrationsReadTheSame: Check = {
  id: 'F13',
  title: 'a migration reads what the pods that it migrates for read',
  severity: 'error',
  why: 'it migrates another database, or boots with other credentials than those that are in use',
  fix: 'give the Job the variables, the files and the user of the web process',
  *run(world: World): Iterable<Objection> {
    for (const migration of migrationsIn(world)) {
      const [web] = isOurs(migration.to) ? [] : websOf(world, migration.to);
      if (web === undefined) continue;
      yield* ofVariables(world, migration, web);
      yield* ofFiles(migration, web);
      yield* ofUser(migration, web);
    }
  },
};

/** What leads to a database, past a pooler on purpose, or names only a process. */
const OWN = /^(PORT|PIDFILE|WEB_CONCURRENCY|RAILS_MAX_THREADS|.*(DATABASE|DB|POSTGRES|PG|MYSQL).*)$/;

/** Values that are written differ by their application's will; places of secrets hardly ever. */
function* ofVariables(world: World, { to, process }: Migration, web: WebProcess): Iterable<Objection> {
  const webs = web.running.to;
  for (const name of namesIn(web.process.container)) {
    if (OWN.test(name)) continue;
    const there = variablesOf(world, webs, web.process.container).get(name);
    const here = variablesOf(world, to, process.container).get(name);
    if (there === undefined || here?.source === there.source) continue;
    const rails = name === 'RAILS_ENV';
    if (!rails && there.written !== undefined) continue;
    // whole Secrets may hold it
    if (here === undefined && records(process.container.envFrom).length > 0) continue;
    yield {
      to,
      field: `${process.at}.env.${name}`,
      expected: `${name} as ${nameIn(webs)} has it`,
      got: new Words(here === undefined ? 'none' : 'another one'),
      fix: 'let both read the same entry',
      with: [webs],
      severity: rails && here !== undefined ? 'error' : 'warning',
    };
  }
}

const namesIn = (container: Json): readonly string[] => [
  ...new Set(['RAILS_ENV', ...records(container.env).flatMap(({ name }) => text(name) ?? [])]),
];

/** Credentials that are files. */
function* ofFiles({ to, process }: Migration, { running, process: web }: WebProcess): Iterable<Objection> {
  const here = new Set(secretFiles(to, process.container));
  const missing = secretFiles(running.to, web.container).filter((name) => !here.has(name));
  if (missing.length === 0) return;
  yield {
    to,
    field: `${process.at}.volumeMounts`,
    expected: `the files of the Secrets that ${nameIn(running.to)} mounts`,
    got: new Words(`none of ${missing.join(', ')}`),
    fix: 'mount them here too, or keep them out of what boots Rails',
    with: [running.to],
    severity: 'warning',
  };
}

function secretFiles({ references, pod }: PodMaker, { volumeMounts }: Json): readonly string[] {
  const mounted = new Set(records(volumeMounts).map(({ name }) => `${pod.at}.spec.volumes.${name}`));
  return references.flatMap(({ kind, name, at }) => (kind === 'Secret' && mounted.has(at) ? name : []));
}

/** Files that one user writes, the other cannot read. */
function* ofUser({ to, process }: Migration, { running, process: web }: WebProcess): Iterable<Objection> {
  const here = userOf(to, process.container);
  const there = userOf(running.to, web.container);
  if (here === there) return;
  yield {
    to,
    field: `${process.at}.securityContext.runAsUser`,
    expected: `${there ?? "the image's user"}, as in ${nameIn(running.to)}`,
    got: here,
    fix: 'run both as one user',
    with: [running.to],
    severity: 'warning',
  };
}

const userOf = ({ pod }: PodMaker, container: Json): unknown =>
  field(container, 'securityContext', 'runAsUser') ?? field(pod.spec, 'securityContext', 'runAsUser');
