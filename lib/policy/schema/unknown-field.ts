import { nearName } from '../../kernel';
import type { Edition } from './edition';
import type { Fault } from './fault';
import type { ObjectType, ValueType } from './value-type';

/** An object on the way, and how many keys lead to it. */
export interface Place {
  readonly type: ObjectType;
  readonly at: number;
}

/** The last of `keys` is no field of the last of `around`. */
export function unknownField(
  key: string,
  around: readonly Place[],
  keys: readonly (string | number)[],
  edition: Edition,
): Omit<Fault, 'field'> {
  const fields = around.at(-1)?.type.fields ?? new Map<string, never>();
  const near = nearName(key, fields.keys());
  const fix = near === undefined ? elsewhere(key, around, keys) : `write ${near}`;
  return {
    id: 'K1',
    expected: `a field that ${edition.name} knows here`,
    got: key,
    fix: fix ?? removal([...fields.keys()]),
    severity: fix !== undefined || edition.certain ? 'error' : 'warning',
  };
}

/** Where a field belongs that stands in an object around its own, or in one inside. */
function elsewhere(
  key: string,
  around: readonly Place[],
  keys: readonly (string | number)[],
): string | undefined {
  const inner = [...(around.at(-1)?.type.fields ?? [])].find(([, { type }]) =>
    objectOf(type)?.fields.has(key),
  );
  if (inner !== undefined) return `move it into ${inner[0]}`;
  const outer = around.slice(0, -1).findLast(({ type }) => type.fields.has(key));
  if (outer === undefined) return undefined;
  return outer.at === 0 ? 'move it out to the top' : `move it out to ${keys.slice(0, outer.at).join('.')}`;
}

const objectOf = (type: ValueType): ObjectType | undefined => {
  if (type.is === 'object') return type.of;
  return type.is === 'list' ? objectOf(type.of) : undefined;
};

/** Few fields are told. */
const removal = (known: readonly string[]): string =>
  known.length > 0 && known.length <= 8 ? `remove it: there are ${known.join(', ')}` : 'remove it';
