import { type Document, LineCounter, parseDocument } from 'yaml';
import { type Path, Words } from '../kernel';

/** The names that releases.yaml may have as keys. */
export interface ReleaseNames {
  readonly environments: readonly string[];
  readonly clusters: readonly string[];
}

/** The entries of a releases.yaml by environment or cluster; undefined where it has none to read. */
export function parseReleases(
  text: string,
  names: ReleaseNames,
  path: Path,
): ReadonlyMap<string, unknown> | undefined {
  const content = parseYaml(text, path);
  if (content === undefined) return undefined;
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

/** Every scalar is text (the failsafe schema), so the tag 0123456 stays what the build pushed. */
function parseYaml(text: string, path: Path): unknown {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    logLevel: 'error',
    prettyErrors: false,
    schema: 'failsafe',
  });
  const [error] = document.errors;
  if (error !== undefined) {
    const { line, col } = lines.linePos(error.pos[0]);
    refuseText(`line ${line}, column ${col}: ${error.message}`, path);
    return undefined;
  }
  return toPlain(document, path);
}

function toPlain(document: Document, path: Path): unknown {
  try {
    return document.toJS() ?? {};
  } catch (error) {
    // an alias of what has no anchor is only found here
    refuseText(error instanceof Error ? error.message : String(error), path);
    return undefined;
  }
}

const refuseText = (problem: string, path: Path): void =>
  path.refuse('YAML', new Words(problem.split(';')[0] ?? problem), 'mend that line');
