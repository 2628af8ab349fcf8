import type { Schema } from './modules';

/**
 * How a field's type is written in the tables: a letter for a plain one, a name for an object's type, `=Name` for one
 * of a few values, `[` for a list of what follows and `{` for a map to it.
 */
const PLAIN: Readonly<Record<string, string>> = {
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': 'x',
  'io.k8s.apimachinery.pkg.api.resource.Quantity': 'q',
  'io.k8s.apimachinery.pkg.apis.meta.v1.Time': 't',
  'io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime': 't',
  'io.k8s.apimachinery.pkg.apis.meta.v1.Duration': 'd',
  'io.k8s.apimachinery.pkg.runtime.RawExtension': '*',
  'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSON': '*',
  'io.k8s.apimachinery.pkg.apis.meta.v1.ManagedFieldsEntry': '*',
};

const SCALARS: Readonly<Record<string, string>> = { string: 's', integer: 'i', number: 'n', boolean: 'b' };
const FORMATS: Readonly<Record<string, string>> = { byte: 'y', 'date-time': 't', duration: 'd' };

/** The plain form of a schema; undefined where it is an object with fields of its own. */
export function plainType(schema: Schema): string | undefined {
  const ref = schema.$ref?.replace(/^.*\//, '');
  if (ref !== undefined) return PLAIN[ref];
  if (schema['x-kubernetes-int-or-string']) return 'x';
  if (schema.type === 'string') return FORMATS[schema.format ?? ''] ?? 's';
  return schema.type === undefined ? '*' : SCALARS[schema.type];
}

export const refOf = (schema: Schema): string | undefined => schema.$ref?.replace(/^.*\//, '');
