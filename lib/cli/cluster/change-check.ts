import { keysOfType } from '../../config';
import {
  checkDataKey,
  checkRendered,
  isDataKey,
  looksSecret,
  type Path,
  Words,
  withoutSecrets,
} from '../../kernel';
import type { Change } from '../env/store';
import type { LiveSecret } from './live-secret';
import type { Ownership } from './ownership-plan';

/** What Kubernetes takes, of all values together. https://kubernetes.io/docs/concepts/configuration/secret/#restriction-data-size */
const LARGEST = 1_048_576;

/**
 * Refuses what the API server would, and what somebody else would write over. `type` is that of a Secret which
 * is made.
 */
export function checkChange(
  change: Change,
  live: LiveSecret | undefined,
  { foreign }: Ownership,
  path: Path,
  type = 'Opaque',
): void {
  if (live?.immutable === true) {
    const fix = 'make another Secret, and name that one in the chart';
    path.refuse('a Secret that can be changed', new Words('an immutable one'), fix);
    return;
  }
  for (const [key, value] of change) {
    if (value !== undefined) {
      checkDataKey(key, path);
      if (isDataKey(key)) checkRendered(key, path);
    }
    const manager = foreign.get(key);
    if (manager !== undefined) refuseForeign(key, manager, path);
  }
  const after = valuesAfter(change, live);
  checkTypeKeys(live?.type ?? type, after, path);
  checkSize(after, path);
}

/** Said at once for all keys: one after the other, each would be refused for want of the next. */
function checkTypeKeys(type: string, after: ReadonlyMap<string, Buffer>, path: Path): void {
  const demanded = keysOfType(type);
  const missing = demanded.filter((key) => !after.has(key));
  if (missing.length === 0) return;
  const them = demanded.length === 1 ? 'it' : 'them together';
  path.refuse(
    `${demanded.join(' and ')}, which the type ${type} demands`,
    new Words(missing.map((key) => `no ${key}`).join(', ')),
    `set ${them}, or delete the Secret as a whole by kubectl`,
  );
}

/** Another manager's key is left alone: both would write it in turn, and one of them might be asked to delete it. */
export const refuseForeign = (key: string, manager: string, path: Path): void =>
  path
    .at(key)
    .refuse(
      'a key that kube env manages',
      new Words(`one that ${manager} manages`),
      `change it where ${manager} has it from; if it no longer does, change it once by kubectl edit`,
    );

/** What a Secret has when a change is made. */
export function valuesAfter(change: Change, live: LiveSecret | undefined): ReadonlyMap<string, Buffer> {
  const values = new Map(live?.values);
  for (const [key, value] of change) {
    if (value === undefined) values.delete(key);
    else values.set(key, value);
  }
  return values;
}

function checkSize(values: ReadonlyMap<string, Buffer>, path: Path): void {
  const sizes = [...values].map(([key, { length }]) => ({ key, length })).sort((a, b) => b.length - a.length);
  const total = sizes.reduce((sum, { length }) => sum + length, 0);
  if (total <= LARGEST) return;
  const largest = sizes.slice(0, 3).map(({ key, length }) => `${key} (${length})`);
  path.refuse(
    `values of ${LARGEST} bytes at most, all together`,
    new Words(`${total} bytes, the most of it in ${largest.join(', ')}`),
    'keep files and other large values somewhere else',
  );
}

/** A reason is kept where many can read it. */
export function checkReason(why: string, path: Path): void {
  if (!looksSecret('', why) && withoutSecrets(why) === why) return;
  const fix = 'say why in words; a secret that was written here should be replaced';
  path.part('reason').refuse('a reason without a secret', new Words('one that looks like a secret'), fix);
}
