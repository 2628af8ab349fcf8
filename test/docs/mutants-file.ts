import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = 'test/policy/mutants';
const ROOT = join(__dirname, '../..');

/** Tables of mistakes by the ids of the checks that catch them, and the files in which they stand. */
const tables = readdirSync(join(ROOT, FOLDER))
  .filter((name) => name.endsWith('.ts') && name !== 'index.ts')
  .map((name) => `${FOLDER}/${name}`)
  .map((file) => ({ file, ids: Object.values<object>(require(join(ROOT, file))).flatMap(Object.keys) }));

/** The table that shows mistakes which a check catches; throws where none does. */
export function mutantsFileOf(id: string): string {
  const found = tables.find(({ ids }) => ids.includes(id));
  if (found === undefined) throw new Error(`${FOLDER}: no mutants of ${id}`);
  return found.file;
}
