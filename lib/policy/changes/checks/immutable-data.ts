import { isDeepStrictEqual } from 'node:util';
import { type Manifest, record, text, Words } from '../../../kernel';
import type { Objection } from '../../check';
import { type Change, type ChangeCheck, ofKinds } from '../change';
import { cannotChange } from '../frozen';

const FIX = 'give it another name, as one with a hash of its content, and name that where it is read';

/** https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-immutable */
export const immutableData: ChangeCheck = {
  id: 'I6',
  title: 'what is immutable stays, and a Secret keeps its type',
  severity: 'error',
  why: 'the API server refuses the change, and with it the sync',
  fix: FIX,
  run: ofKinds(['ConfigMap', 'Secret'], ofData),
};

function* ofData(change: Change): Iterable<Objection> {
  const { before } = change;
  const after = change.after.object;
  const [was, is] = [before, after].map(({ type }) => text(type) || 'Opaque');
  if (before.kind === 'Secret' && was !== is) yield cannotChange(change, 'type', was, is, FIX);
  if (before.immutable !== true) return;
  if (after.immutable !== true) yield cannotChange(change, 'immutable', true, after.immutable, FIX);
  if (isDeepStrictEqual(dataOf(before), dataOf(after))) return;
  const got = new Words('something else');
  yield { to: change.after, field: 'data', expected: 'what it was, for it cannot change', got, fix: FIX };
}

/** By key, never to be shown; the texts of a Secret are laid over its data. */
function dataOf({ kind, data, binaryData, stringData }: Manifest): unknown {
  const encoded = Object.entries(record(stringData)).map(([key, value]) => [
    key,
    Buffer.from(text(value) ?? '').toString('base64'),
  ]);
  const held = kind === 'Secret' ? { ...record(data), ...Object.fromEntries(encoded) } : record(data);
  return [held, record(binaryData)];
}
