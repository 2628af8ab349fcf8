import { type Document, LineCounter, parseDocument } from 'yaml';
import { type Path, Words } from '../../kernel';

/** The names that releases.yaml may have as keys. */
export interface ReleaseNames {
  readonly environments: readonly string[];
  readonly clusters: readonly string[];
  /** Those of the environments that are production ones. */
  readonly production: readonly string[];
}

/** The text of one file for each cluster is the same text, and reading it is most of what a release costs. */
const read = new Map<string, ReturnType<typeof readYaml>>();

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

function parseYaml(text: string, path: Path): unknown {
  const { content, problem } = read.get(text) ?? readYaml(text);
  read.set(text, { content, problem });
  if (problem !== undefined) path.refuse('YAML', new Words(problem), 'mend that line');
  return content;
}

/** Every scalar is text (the failsafe schema), so the tag 0123456 stays what the build pushed. */
function readYaml(text: string): { readonly content?: unknown; readonly problem?: string | undefined } {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    logLevel: 'error',
    prettyErrors: false,
    schema: 'failsafe',
  });
  const [error] = document.errors;
  if (error === undefined) return toPlain(document);
  const { line, col } = lines.linePos(error.pos[0]);
  return { problem: firstClause(`line ${line}, column ${col}: ${error.message}`) };
}

function toPlain(document: Document) {
  try {
    return { content: document.toJS() ?? {} };
  } catch (error) {
    // an alias of what has no anchor is only found here
    return { problem: firstClause(error instanceof Error ? error.message : String(error)) };
  }
}

/** A semicolon separates the parts of a finding. */
const firstClause = (problem: string): string => problem.split(';')[0] ?? problem;
