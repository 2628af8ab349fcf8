import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = 'test/policy/mutants';
const ROOT = join(__dirname, '../..');

const files = readdirSync(join(ROOT, FOLDER))
  .filter((name) => name !== 'index.ts')
  .map((name) => `${FOLDER}/${name}`)
  .map((file) => ({ file, text: readFileSync(join(ROOT, file), 'utf8') }));

/** The table that shows mistakes which a check catches; throws where none does. */
export function mutantsFileOf(id: string): string {
  const found = files.find(({ text }) => new RegExp(`^\\s+['"]?${id}['"]?:`, 'm').test(text));
  if (found === undefined) throw new Error(`${FOLDER}: no mutants of ${id}`);
  return found.file;
}
