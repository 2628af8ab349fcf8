import { type Document, isScalar, LineCounter, type ParsedNode, parseAllDocuments, visit } from 'yaml';
import { type Path, Words } from '../../kernel';
import { type Comment, commentsIn } from './encrypted-comments';

/** What a file says, and what its comments do. */
export interface ReadYaml {
  readonly content: unknown;
  readonly comments: readonly Comment[];
}

interface Problem {
  readonly offset: number;
  readonly problem: string;
  readonly fix: string;
}

/** YAML has none but tabs and ends of lines: https://yaml.org/spec/1.2.2/#51-character-set */
const CONTROLS = /[^\P{Cc}\t\n\r]/u;

/**
 * Reads one document of plain YAML. Messages of a parser quote what they stumble over, which may be a secret:
 * of what is wrong only the kind and the place are told.
 */
export function readEncryptedYaml(text: string, path: Path): ReadYaml | undefined {
  const lines = new LineCounter();
  const found = parsed(text, lines);
  if ('problem' in found) {
    const { line, col } = lines.linePos(found.offset);
    path.refuse(
      'YAML as SOPS writes it',
      new Words(`${found.problem} at line ${line}, column ${col}`),
      found.fix,
    );
    return undefined;
  }
  return { content: found.toJS(), comments: commentsIn(text, found, lines) };
}

function parsed(text: string, lines: LineCounter): Document | Problem {
  try {
    const options = { lineCounter: lines, logLevel: 'silent', prettyErrors: false, schema: 'core' } as const;
    const [document, second] = parseAllDocuments(text, options);
    if (document === undefined || !('contents' in document))
      return { offset: 0, problem: 'nothing', fix: 'write the file, or remove it' };
    if (second !== undefined)
      return { offset: second.range[0], problem: 'a second document', fix: 'leave one document in a file' };
    return controlIn(text) ?? problemIn(document) ?? document;
  } catch {
    return { offset: 0, problem: 'something else', fix: 'write the file anew' };
  }
}

function controlIn(text: string): Problem | undefined {
  const control = CONTROLS.exec(text);
  return control === null
    ? undefined
    : { offset: control.index, problem: 'a control character', fix: 'write it as text' };
}

function problemIn(document: Document.Parsed): Problem | undefined {
  const [error] = document.errors;
  if (error?.code === 'DUPLICATE_KEY')
    return { offset: error.pos[0], problem: 'a key for the second time', fix: 'remove one of the two' };
  if (error !== undefined) return { offset: error.pos[0], problem: 'something else', fix: 'mend that line' };
  return oddNode(document);
}

const PLAIN = 'write it out: SOPS and Kubernetes may read it in different ways';

/** What one reader of YAML takes for something else than another. */
function oddNode(document: Document.Parsed): Problem | undefined {
  let odd: Problem | undefined;
  const stop = (node: unknown, problem: string) => {
    // the parser gives every node a range
    odd = { offset: (node as ParsedNode | null)?.range?.[0] ?? 0, problem, fix: PLAIN };
    return visit.BREAK;
  };
  visit(document, {
    Alias: (_, node) => stop(node, 'an alias'),
    Node: (_, node) => {
      if ('anchor' in node && node.anchor !== undefined) return stop(node, 'an anchor');
      return node.tag === undefined ? undefined : stop(node, 'a tag');
    },
    Pair: (_, { key }) => {
      if (!isScalar(key) || typeof key.value !== 'string') return stop(key, 'a key that is no text');
      return key.value === '<<' ? stop(key, 'a merge key') : undefined;
    },
  });
  return odd;
}
