import { COMPONENT, type Container, type Pod, textAt } from '../../kernel';
import { mainOf } from '../main-containers';
import { lineOf } from '../processes/words';
import type { Placed } from '../world';

/** What brings a schema up to date, of Rails and others; `db:migrate:status` and `--check` only look. */
const MIGRATING =
  /(?<![\w:-])(db:(migrate(?!:status)|prepare|setup|schema:load)(?![\w-])|(\S*\/)?migrate(?=\s|$)(?!.*--check)|flyway|goose|alembic upgrade|ridgepole)/;

/** What only says by how it ends whether the schema is there. */
const ASKING = /abort_if_pending_migrations|wait[-_]?for[-_]?migrations?|needs_migration|--check/;

/** Names of Jobs and components that bring a schema up to date; those of data only are none. */
const MIGRATION = /(^|-)(?<!data-)(db-)?migrat(e|ion|ions)(-post)?$/;

const GUARD = /^wait-for-(db-)?migrations?(-\d+)?$/;

/** Migrations in db/post_migrate are left out where this is set. */
export const SKIP = 'SKIP_POST_DEPLOYMENT_MIGRATIONS';

/** Whether a Job brings a schema up to date. */
export const isMigration = ({ kind, object, pod }: Placed): boolean =>
  kind === 'Job.batch' &&
  pod !== undefined &&
  (mainOf(pod).some(({ container }) => MIGRATING.test(lineOf(container))) ||
    [object.metadata.name, textAt(pod.labels, COMPONENT)].some((name) => MIGRATION.test(name ?? '')));

/** The containers of a pod that hold it until its schema is there, wherever they stand. */
export const guardsOf = (pod: Pod): readonly Container[] =>
  pod.containers.filter(
    (one) =>
      (isInit(one) && GUARD.test(textAt(one.container, 'name') ?? '')) ||
      (isInit(one) && ASKING.test(lineOf(one.container))) ||
      /abort_if_pending_migrations/.test(lineOf(one.container)),
  );

/** Whether a pod migrates by itself before it serves: another mistake, but none of the order. */
export const migratesItself = (pod: Pod): boolean =>
  pod.containers.some(({ container }) => MIGRATING.test(lineOf(container)));

/** The images of the containers that do a pod's work. */
export const imagesOf = (pod: Pod): readonly string[] =>
  mainOf(pod).flatMap(({ container }) => textAt(container, 'image') ?? []);

export const isInit = ({ at }: Container): boolean => at.includes('spec.initContainers.');
