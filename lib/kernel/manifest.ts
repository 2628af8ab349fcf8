import { textAt } from './json';

/** A Kubernetes object as plain JSON, as it is rendered. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Record<string, string>;
    readonly annotations?: Record<string, string>;
  };
  readonly [field: string]: unknown;
}

/** Whether something that was read is an object, as far as everybody relies on it. */
export const isManifest = (value: unknown): value is Manifest =>
  textAt(value, 'apiVersion') !== undefined &&
  textAt(value, 'kind') !== undefined &&
  textAt(value, 'metadata', 'name') !== undefined;

/** A typed object that says what it is, so that ApiObject takes it without a cast. */
export type Emitted<T> = Omit<T, 'apiVersion' | 'kind' | 'metadata'> & {
  apiVersion: string;
  kind: string;
  metadata: { name: string; labels?: Record<string, string>; annotations?: Record<string, string> };
};

/** `Kind.group` of an object, the form in which custom kinds are named; core kinds have no group. */
export function kindOf({ apiVersion, kind }: Pick<Manifest, 'apiVersion' | 'kind'>): string {
  const [group, version] = apiVersion.split('/');
  return version === undefined ? kind : `${kind}.${group}`;
}
