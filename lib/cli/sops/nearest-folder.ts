import { existsSync } from 'node:fs';
import { dirname } from 'node:path';

/** The folder of a file, or the first above it that exists: a program can be started there. */
export function nearestFolder(file: string): string {
  const folder = dirname(file);
  return existsSync(folder) ? folder : nearestFolder(folder);
}
