import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readReleases } from './modules';
import { compileNative } from './native';

/** One entry a line, so that a change of a type is a change of a line. */
const write = (name: string, table: object) =>
  writeFileSync(join(__dirname, '..', name), `${JSON.stringify(table, null, 1)}\n`);

write('kubernetes.json', compileNative(readReleases()));
