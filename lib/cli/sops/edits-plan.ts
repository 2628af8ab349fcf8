import { isUtf8 } from 'node:buffer';
import { type Json, list, record } from '../../kernel';
import type { Change } from '../env/store';
import { emptySecret, type SecretPart, type SopsTarget, valuesOf, type Way } from './sops-document';

/** Something to be put at a place of a document; undefined for what goes. */
export interface Edit {
  readonly way: Way;
  readonly value: unknown;
}

/**
 * What has to be done to a Secret so that it has a change: nothing for a value that it has already, for a
 * ciphertext made anew rolls pods. A Secret that is not there comes as a whole.
 */
export function planEdits({ way, content }: SecretPart, target: SopsTarget, change: Change): readonly Edit[] {
  if (content !== undefined) {
    return keyEdits(content, change).map((edit) => ({ ...edit, way: [...way, ...edit.way] }));
  }
  const edits = keyEdits({}, change);
  const value = edits.reduce(applyEdit, emptySecret(target));
  return edits.length === 0 ? [] : [{ way, value }];
}

function keyEdits(content: Json, change: Change): readonly Edit[] {
  const before = valuesOf(content);
  return [...change].flatMap(([key, value]) => {
    if (value === undefined)
      return [...removal(content, 'stringData', key), ...removal(content, 'data', key)];
    return before.get(key)?.equals(value) ? [] : replacement(content, key, value);
  });
}

/** Text is written as text; bytes that are none only base64 can hold. */
const replacement = (content: Json, key: string, value: Buffer): readonly Edit[] =>
  isUtf8(value)
    ? [...removal(content, 'data', key), { way: ['stringData', key], value: value.toString('utf8') }]
    : [...removal(content, 'stringData', key), { way: ['data', key], value: value.toString('base64') }];

const removal = (content: Json, holder: string, key: string): readonly Edit[] =>
  own(content, holder, key) === undefined ? [] : [{ way: [holder, key], value: undefined }];

/** A key may be called `constructor`. */
const own = (content: Json, holder: string, key: string): unknown =>
  new Map(Object.entries(record(content[holder]))).get(key);

/** The document with an edit in it, as sops has to leave it. */
export const applyEdit = (document: unknown, { way, value }: Edit): Json => record(put(document, way, value));

function put(document: unknown, [key, ...rest]: Way, value: unknown): unknown {
  if (key === undefined) return value;
  if (typeof key === 'number') {
    const items = [...list(document)];
    items[key] = put(items[key], rest, value);
    return items;
  }
  const { [key]: inner, ...others } = record(document);
  const next = put(inner, rest, value);
  return next === undefined ? others : { ...others, [key]: next };
}
