import { type Document, isMap, isNode, isScalar, type Pair } from 'yaml';
import { commentsIn, type Stretch } from './yaml-comments';

/** Where the entry of a key stands in a text. */
export interface Place {
  /** From behind the colon to the end of what belongs to the entry. */
  readonly value: Stretch;
  /** What is to stand between the colon and another value on its line. */
  readonly gap: string;
  /** Of the key. */
  readonly lineStart: number;
  readonly indent: string;
  /** Before each field of an entry that has a line for each; else undefined. */
  readonly fieldIndent: string | undefined;
  /** A scalar as it is written, with its quotes. */
  readonly source: string | undefined;
  readonly newline: '\n' | '\r\n';
}

/** Undefined where there is no such entry, or one whose key is not on a line of its own. */
export function placeOf(text: string, { contents }: Document, key: string): Place | undefined {
  const pair = isMap(contents) ? contents.items.find((item) => nameOf(item) === key) : undefined;
  const start = pair && startOf(pair);
  const colon = pair && colonOf(pair);
  if (pair === undefined || start === undefined || colon === undefined) return undefined;
  const node = isNode(pair.value) ? pair.value : undefined;
  const value = stretch(text, colon + 1, Math.max(colon + 1, node?.range?.[1] ?? 0));
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const between = /^[ \t]+(?=\S)/.exec(value.text)?.[0];
  const nodeStart = node?.range?.[0] ?? 0;
  return {
    value,
    gap: between ?? ' ',
    lineStart,
    indent: text.slice(lineStart, start),
    fieldIndent:
      isMap(node) && node.flow !== true
        ? text.slice(text.lastIndexOf('\n', nodeStart) + 1, nodeStart)
        : undefined,
    source: isScalar(node) ? text.slice(nodeStart, value.end) : undefined,
    newline: text.includes('\r\n') ? '\r\n' : '\n',
  };
}

/** Without the comments and the lines at the end of it: they stay where they are. */
function stretch(text: string, start: number, end: number): Stretch {
  const whole = text.slice(start, end);
  const last = commentsIn(whole).at(-1);
  const trimmed = whole.trimEnd();
  if (last !== undefined && last.end >= trimmed.length) return stretch(text, start, start + last.start);
  return { start, end: start + trimmed.length, text: trimmed };
}

const nameOf = ({ key }: Pair): unknown => (isScalar(key) ? key.value : undefined);

/** Where a key begins. */
export const startOf = (pair: Pair | undefined): number | undefined =>
  isNode(pair?.key) ? pair.key.range?.[0] : undefined;

/** What the parser has read, token by token: https://eemeli.org/yaml/#working-with-cst-tokens */
const colonOf = ({ srcToken }: Pair): number | undefined =>
  srcToken?.sep?.find(({ type }) => type === 'map-value-ind')?.offset;
