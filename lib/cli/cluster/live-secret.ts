import { field, type Json, record, records, text, textAt } from '../../kernel';
import type { Snapshot } from '../env/store';

/** A Secret as the API server has it. */
export interface LiveSecret extends Snapshot {
  readonly version: string;
  readonly uid: string;
  readonly type: string;
  readonly immutable: boolean;
  /** Names only. */
  readonly annotations: readonly string[];
  /** Who manages which fields. https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management */
  readonly managed: readonly Json[];
}

/** Reads what the API server answered. */
export const liveSecret = (object: unknown): LiveSecret => ({
  values: valuesOf(record(field(object, 'data'))),
  version: textAt(object, 'metadata', 'resourceVersion') ?? '',
  uid: textAt(object, 'metadata', 'uid') ?? '',
  type: textAt(object, 'type') ?? 'Opaque',
  immutable: field(object, 'immutable') === true,
  annotations: Object.keys(record(field(object, 'metadata', 'annotations'))),
  managed: records(field(object, 'metadata', 'managedFields')),
});

/** In the order of the alphabet. */
const valuesOf = (data: Json): ReadonlyMap<string, Buffer> =>
  new Map(
    Object.keys(data)
      .sort()
      .map((key) => [key, Buffer.from(text(data[key]) ?? '', 'base64')]),
  );
