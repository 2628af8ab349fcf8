import { lstatSync, readFileSync, statSync } from 'node:fs';
import { refuse } from '../misuse';

/** The text of a hook; undefined where there is none. What cannot be read is no place to write to either. */
export function foundHook(file: string): string | undefined {
  const kind = kindOf(file);
  if (kind === 'nothing') return undefined;
  if (kind === 'file') return readFileSync(file, 'utf8');
  return refuse(file, 'a hook or nothing', kind, 'take it away, and run it again');
}

function kindOf(file: string): 'nothing' | 'file' | 'a link that leads nowhere' | 'something else' {
  const own = lstatSync(file, { throwIfNoEntry: false });
  if (own === undefined) return 'nothing';
  const facts = statSync(file, { throwIfNoEntry: false });
  if (facts === undefined) return 'a link that leads nowhere';
  return facts.isFile() ? 'file' : 'something else';
}
