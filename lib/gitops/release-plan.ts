import { LineCounter, parseDocument } from 'yaml';
import { checkImage, type Environment, type Image, isDigest, type Path } from '../kernel';

/** What one environment or cluster runs: `tag` or `sha256:…` alone, or with a note. */
interface Release {
  readonly tag?: string;
  readonly digest?: string;
  readonly note?: string;
}

const KEYS = ['tag', 'digest', 'note'] as const;

/** The names that releases.yaml may have as keys. */
export interface ReleaseNames {
  readonly environments: readonly string[];
  readonly clusters: readonly string[];
}

/**
 * Reads what a cluster runs from the text of a releases.yaml: its own entry, else its environment's, else
 * that of the environment which it follows.
 */
export function planRelease(
  text: string,
  repository: string,
  environment: Environment,
  names: ReleaseNames,
  path: Path,
): Image | undefined {
  const entries = parseReleases(text, names, path);
  if (entries === undefined) return undefined;
  const candidates = [environment.cluster.name, environment.name, environment.follows];
  const key = candidates.find((name) => name !== undefined && entries.has(name));
  if (key === undefined) {
    path
      .at(environment.name)
      .refuse('a tag or a digest', undefined, `write ${environment.name}: followed by what the build pushed`);
    return undefined;
  }
  return planEntry(entries.get(key), repository, path.at(key), environment.production);
}

function parseReleases(
  text: string,
  names: ReleaseNames,
  path: Path,
): ReadonlyMap<string, unknown> | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, schema: 'failsafe' });
  const [error] = document.errors;
  if (error !== undefined) {
    const { line, col } = lines.linePos(error.pos[0]);
    const [what = ''] = error.message.split(' at line');
    path.refuse('YAML', `${what} (line ${line}, column ${col})`, 'mend that line');
    return undefined;
  }
  const content: unknown = document.toJS() ?? {};
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    path.refuse('environments with their releases', content, "write a line such as 'production: 4f2a9c1'");
    return undefined;
  }
  const known = [...new Set([...names.environments, ...names.clusters])];
  for (const key of Object.keys(content)) {
    if (!known.includes(key))
      path.at(key).refuse(`one of ${known.join(', ')}`, key, 'correct the name or remove the entry');
  }
  return new Map(Object.entries(content));
}

function planEntry(entry: unknown, repository: string, path: Path, production: boolean): Image | undefined {
  const release = readEntry(entry, path);
  if (release === undefined) return undefined;
  const { tag, digest } = release;
  if (tag === undefined && digest === undefined) {
    path.refuse('a tag or a digest', entry, 'write what the build pushed');
    return undefined;
  }
  const image = { repository, ...(tag !== undefined && { tag }), ...(digest !== undefined && { digest }) };
  checkImage(image, path, production);
  return image;
}

function readEntry(entry: unknown, path: Path): Release | undefined {
  // every scalar is text here (the failsafe schema), so the tag 0123456 stays what the build pushed
  if (typeof entry === 'string') return isDigest(entry) ? { digest: entry } : { tag: entry };
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
    path.refuse('a tag, a digest, or { tag, digest, note }', entry, 'write what the build pushed');
    return undefined;
  }
  const release: Record<string, string> = {};
  for (const [key, value] of Object.entries(entry)) {
    if (!KEYS.some((known) => known === key)) {
      path.at(key).refuse(`one of ${KEYS.join(', ')}`, key, 'correct the name or remove it');
    } else if (typeof value !== 'string') path.at(key).refuse('text', value, 'write it on one line');
    else release[key] = value;
  }
  return release;
}
