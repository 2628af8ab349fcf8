import type { Manifest } from '../kernel';
import { inline, numeral, scalar } from './yaml-scalar';

/** Beyond 1024 characters a key must say with `?` that it is one. https://yaml.org/spec/1.2.2/#742-flow-mappings */
const LONGEST_IMPLICIT_KEY = 1000;

/**
 * Kubernetes objects as YAML documents that kubectl, Argo CD and readers of YAML 1.1 and 1.2 read alike.
 *
 * Keys stay in the order in which they were set, nothing is folded, and equal objects give equal bytes.
 * A field that is undefined or null is left out: both mean "not set" to the API server. Anything else
 * that JSON cannot hold (NaN, infinities, undefined or null in a list, lone surrogates, class instances)
 * throws an Error that begins with its place, `Deployment/web.spec.x[3]`, and never shows the value.
 */
export const toYaml = (objects: readonly Manifest[]): string =>
  objects.map((object) => block(object, '', `${object.kind}/${object.metadata.name}`)).join('---\n');

/** What follows `key:` or `-`, to the end of its line. `indent` is that of what it holds. */
function written(value: unknown, indent: string, path: string): string {
  switch (typeof value) {
    case 'string':
      return ` ${scalar(wellFormed(value, path), indent)}\n`;
    case 'boolean':
      return ` ${value}\n`;
    case 'number':
      return Number.isFinite(value) ? ` ${numeral(value)}\n` : refuse(path, String(value));
    case 'object':
      if (Array.isArray(value)) return value.length === 0 ? ' []\n' : `\n${list(value, indent, path)}`;
      return isMap(value)
        ? nested(block(value, indent, path))
        : refuse(path, 'null or an instance of a class');
    default:
      return refuse(path, typeof value);
  }
}

const nested = (lines: string): string => (lines === '' ? ' {}\n' : `\n${lines}`);

function block(map: object, indent: string, path: string): string {
  let lines = '';
  for (const [key, value] of Object.entries(map)) {
    if (value === undefined || value === null) continue;
    const after = written(value, `${indent}  `, `${path}.${key}`);
    lines += `${indent}${keyed(wellFormed(key, path), indent)}:${after}`;
  }
  return lines;
}

function list(items: readonly unknown[], indent: string, path: string): string {
  const inner = `${indent}  `;
  let lines = '';
  for (const [index, item] of items.entries()) {
    const after = written(item, inner, `${path}[${index}]`);
    // A map or list begins on the line of its dash.
    lines += `${indent}-${after.startsWith('\n') ? ` ${after.slice(1 + inner.length)}` : after}`;
  }
  return lines;
}

function keyed(key: string, indent: string): string {
  const text = inline(key);
  return text.length > LONGEST_IMPLICIT_KEY ? `? ${text}\n${indent}` : text;
}

/** By the chain's length, because an object of another realm has another Object.prototype. */
function isMap(value: object | null): value is object {
  if (value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

const wellFormed = (text: string, path: string): string =>
  text.isWellFormed() ? text : refuse(path, 'half of a surrogate pair');

function refuse(path: string, got: string): never {
  throw new Error(
    `${path}: expected what JSON can hold, got ${got}; give a string, a finite number, a boolean, a list or a map`,
  );
}
