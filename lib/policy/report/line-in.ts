import { isMap, isScalar, isSeq, LineCounter, type Node, parseAllDocuments, type YAMLMap } from 'yaml';
import type { Whereabouts } from '../../kernel';

/**
 * The line, from 1, on which a field of an object stands in YAML of several documents; that of the nearest field around it
 * where it is not there, and undefined where the object is not.
 */
export function lineIn(text: string, { kind, name, field }: Whereabouts): number | undefined {
  const lines = new LineCounter();
  const documents = [...parseAllDocuments(text, { lineCounter: lines })];
  const object = documents.find(
    (document) => document.get('kind') === kind && document.getIn(['metadata', 'name']) === name,
  )?.contents;
  if (!isMap(object)) return undefined;
  const place = startOf(object, field.split('.'));
  return place === undefined ? undefined : lines.linePos(place).line;
}

/** Where the innermost field that is there begins. A key may have dots of its own, as labels do. */
function startOf(node: unknown, steps: readonly string[]): number | undefined {
  const own = (node as Node | undefined)?.range?.[0];
  if (isSeq(node)) return inList(node.items, steps) ?? own;
  if (!isMap(node)) return own;
  for (let taken = steps.length; taken > 0; taken--) {
    const pair = pairOf(node, steps.slice(0, taken).join('.'));
    if (pair === undefined) continue;
    const rest = steps.slice(taken);
    const inner = rest.length === 0 ? undefined : startOf(pair.value, rest);
    return inner ?? (pair.key as Node).range?.[0];
  }
  return own;
}

const pairOf = (map: YAMLMap, key: string) =>
  map.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === key);

/** A container, a variable, a port: by its name, else by its number. */
function inList(items: readonly unknown[], [step = '', ...rest]: readonly string[]): number | undefined {
  const named = items.find((item) => isMap(item) && item.get('name') === step);
  const item = named ?? items[Number(step)];
  return item === undefined ? undefined : startOf(item, rest);
}
