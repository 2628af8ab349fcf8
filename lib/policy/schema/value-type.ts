import type { Deprecation } from './deprecations';
import type { Plain } from './plain';

/** What a field may hold. */
export type ValueType =
  | { readonly is: 'anything' }
  | { readonly is: 'plain'; readonly plain: Plain }
  | { readonly is: 'list'; readonly of: ValueType }
  | { readonly is: 'map'; readonly of: ValueType }
  | { readonly is: 'one'; readonly of: ReadonlyMap<string, number> }
  | { readonly is: 'object'; readonly of: ObjectType };

/** An object with fields of its own. */
export interface ObjectType {
  readonly name: string;
  readonly fields: ReadonlyMap<string, Field>;
  readonly required: readonly string[];
  /** Whether it may have fields that nobody knows. */
  readonly open: boolean;
}

/** A field and the minor versions of Kubernetes in which it does something. */
export interface Field {
  readonly type: ValueType;
  /** From here on the API server knows it. */
  readonly since: number;
  /** From here on its gate is open by itself; before, the API server drops it in silence. */
  readonly open: number;
  /** From here on it is gone. */
  readonly until: number;
  readonly deprecated: Deprecation | undefined;
}
