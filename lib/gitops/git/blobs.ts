import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';

/** Texts of many files at a revision, which Git is asked for once; what is not there is left out. */
export function textsAt(
  root: string,
  revision: string,
  paths: readonly string[],
): ReadonlyMap<string, string> {
  if (paths.length === 0) return new Map();
  const input = paths.map((path) => `${revision}:${path}\n`).join('');
  const answer = execFileSync('git', ['cat-file', '--batch'], { cwd: root, input, maxBuffer: 2 ** 30 });
  const texts = new Map<string, string>();
  let at = 0;
  for (const path of paths) {
    const end = answer.indexOf('\n', at);
    const [, size] = / blob (\d+)$/.exec(answer.toString('utf8', at, end)) ?? [];
    at = end + 1;
    if (size === undefined) continue;
    texts.set(path, answer.toString('utf8', at, at + Number(size)));
    at += Number(size) + 1;
  }
  return texts;
}

/** The id that Git gives to a text, by the hash that a repository's other ids are of. */
export function blobOf(text: string, like: string): string {
  const bytes = Buffer.from(text);
  const hash = createHash(like.length === 64 ? 'sha256' : 'sha1');
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

/** Ids by path, of what `git ls-tree -r -z` lists. */
export const blobsIn = (listed: readonly string[]): ReadonlyMap<string, string> =>
  new Map(
    listed.map((line) => {
      const [facts = '', path = ''] = line.split('\t');
      return [path, facts.split(' ')[2] ?? ''];
    }),
  );
