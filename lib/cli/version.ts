import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { textAt } from '../kernel';

/** The package's version: its package.json lies above, at another distance for sources than for what was built. */
export function version(folder = __dirname): string {
  const file = join(folder, 'package.json');
  if (existsSync(file)) return textAt(JSON.parse(readFileSync(file, 'utf8')), 'version') ?? 'unknown';
  return folder === dirname(folder) ? 'unknown' : version(dirname(folder));
}
