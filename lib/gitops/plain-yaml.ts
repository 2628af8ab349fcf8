import { type Document, LineCounter, parseDocument } from 'yaml';
import { type Path, Words } from '../kernel';

/** The text of one file for each cluster is the same text, and reading it is most of what a release costs. */
const read = new Map<string, ReturnType<typeof readYaml>>();

/**
 * What a YAML file says, with every scalar as text; null for an empty one, undefined for what is no YAML, which is
 * refused with line and column.
 */
export function parsePlain(text: string, path: Path): unknown {
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
    return { content: document.toJS() };
  } catch (error) {
    // an alias of what has no anchor is only found here
    return { problem: firstClause(error instanceof Error ? error.message : String(error)) };
  }
}

/** A semicolon separates the parts of a finding. */
const firstClause = (problem: string): string => problem.split(';')[0] ?? problem;
