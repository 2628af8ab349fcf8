import { parseImage, text } from '../../../kernel';
import { type Check, nameIn, type Objection } from '../../check';
import type { World } from '../../world';
import { type Migration, migrationsIn, type WebProcess, websOf } from '../migrations';

export const migrationsRunTheRelease: Check = {
  id: 'F12',
  title: 'a migration runs the image of the pods that it migrates for',
  severity: 'error',
  why: 'migrations of another version run: new code meets a schema that is too old, or old code one that is too new',
  fix: 'give the Job the image of the web process',
  *run(world: World): Iterable<Objection> {
    for (const migration of migrationsIn(world)) yield* objection(migration, websOf(world, migration.to));
  },
};

const imageOf = ({ process }: Pick<Migration, 'process'>): string | undefined =>
  text(process.container.image);

/** An image of another name is one that somebody builds for migrations. */
function* objection(migration: Migration, webs: readonly WebProcess[]): Iterable<Objection> {
  const image = imageOf(migration);
  if (image === undefined) return;
  const { repository } = parseImage(image);
  const others = webs.filter((web) => parseImage(imageOf(web) ?? '').repository === repository);
  const [first] = others;
  if (first === undefined || others.some((web) => imageOf(web) === image)) return;
  yield {
    to: migration.to,
    field: `${migration.process.at}.image`,
    expected: `'${imageOf(first)}', which ${nameIn(first.running.to)} runs`,
    got: image,
    fix: 'write the image once, and let both read it',
    with: [first.running.to],
  };
}
