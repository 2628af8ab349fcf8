import { type Document, LineCounter, type ParsedNode, parseAllDocuments, visit } from 'yaml';
import { type Path, Words } from '../../kernel';

interface Problem {
  readonly offset: number;
  readonly got: string;
  readonly fix: string;
}

/**
 * Every document of a file that is not empty; undefined for what is no YAML. Messages of a parser quote what
 * they stumble over, which may be a secret: of what is wrong only the kind and the place are told.
 */
export function readSealedYaml(text: string, path: Path): readonly unknown[] | undefined {
  const lines = new LineCounter();
  const read = documentsIn(text, lines);
  if (!('offset' in read)) return read;
  const { line, col } = lines.linePos(read.offset);
  path.refuse(
    'YAML as kubeseal writes it',
    new Words(`${read.got} at line ${line}, column ${col}`),
    read.fix,
  );
  return undefined;
}

function documentsIn(text: string, lineCounter: LineCounter): readonly unknown[] | Problem {
  try {
    const documents = parseAllDocuments(text, { lineCounter, logLevel: 'silent', prettyErrors: false });
    if (!Array.isArray(documents)) return [];
    const problem = documents.map(problemIn).find((found) => found !== undefined);
    return problem ?? documents.map((document) => document.toJS()).filter((content) => content !== null);
  } catch {
    return { offset: 0, got: 'something else', fix: 'write the file anew' };
  }
}

function problemIn(document: Document.Parsed): Problem | undefined {
  const [error] = document.errors;
  const offset = error?.pos[0] ?? 0;
  if (error?.code === 'DUPLICATE_KEY')
    return { offset, got: 'a key for the second time', fix: 'remove one of the two' };
  if (error !== undefined) return { offset, got: 'something else', fix: 'mend that line' };
  return aliasIn(document);
}

/** A value that stands elsewhere is not looked for where it is read. */
function aliasIn(document: Document.Parsed): Problem | undefined {
  let alias: Problem | undefined;
  visit(document, {
    Alias: (_, node) => {
      // the parser gives every node a range
      alias = { offset: (node as ParsedNode).range[0], got: 'an alias', fix: 'write it out' };
      return visit.BREAK;
    },
  });
  return alias;
}
