import { isDigest, type Path } from '../../kernel';
import type { Release } from './release';

const KEYS = ['tag', 'digest', 'note', 'schema', 'compatible'] as const satisfies (keyof Release)[];

/** Undefined for what is no release, which has been refused then. */
export function readEntry(entry: unknown, path: Path): Release | undefined {
  if (typeof entry === 'string') return isDigest(entry) ? { digest: entry } : { tag: entry };
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
    path.refuse('a tag, a digest, or { tag, digest, note }', entry, 'write what the build pushed');
    return undefined;
  }
  const valid = Object.entries(entry).map(([key, value]) => checkField(key, value, path.at(key)));
  return valid.every(Boolean) ? entry : undefined;
}

function checkField(key: string, value: unknown, path: Path): boolean {
  if (!KEYS.some((known) => known === key)) {
    path.refuse(`one of ${KEYS.join(', ')}`, key, 'correct the name or remove it');
    return false;
  }
  if (typeof value !== 'string') path.refuse('text', value, 'write it on one line');
  else checkMeaning(key, value, path);
  return typeof value === 'string';
}

/** https://guides.rubyonrails.org/active_record_migrations.html#generating-migrations */
function checkMeaning(key: string, value: string, path: Path): void {
  if (key === 'schema' && !/^\d{1,20}$/.test(value)) {
    const fix = 'write the version of the newest migration that the image has, such as 20261101093000';
    path.refuse('the version of a migration', value, fix);
  }
  if (key === 'compatible' && value !== 'true' && value !== 'false') {
    path.refuse('true or false', value, 'say whether the release before works with this schema');
  }
}
