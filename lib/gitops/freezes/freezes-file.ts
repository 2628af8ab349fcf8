import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Path } from '../../kernel';
import type { Freeze } from './freeze';
import { type FreezeNames, planFreezes } from './freezes-plan';

const FILE = 'freezes.yaml';

/** The file's place as findings show it, from the top of the repository. */
export const freezesPath = (apps: string): string => `${basename(apps)}/${FILE}`;

/** The text of `apps/freezes.yaml`; undefined where there is none. */
export function freezesText(apps: string): string | undefined {
  const file = join(apps, FILE);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** The pauses that `apps/freezes.yaml` lists; none where there is no such file. */
export function readFreezes(apps: string, names: FreezeNames, path: Path): readonly Freeze[] {
  const text = freezesText(apps);
  return text === undefined ? [] : planFreezes(text, names, path);
}
