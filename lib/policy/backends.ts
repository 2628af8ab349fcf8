import { field, type Json, record, records, textAt } from '../kernel';
import type { Placed } from './world';

/** A Service that an Ingress or a route leads to. */
export interface Backend {
  readonly name: string;
  readonly namespace: string;
  /** A port of the Service, by its number or name; undefined where none is asked for. */
  readonly port: unknown;
  readonly at: string;
}

/** Where an object sends requests, in the order in which its YAML says so. */
export function backendsOf({ kind, object, namespace }: Placed): readonly Backend[] {
  const rules = records(field(object, 'spec', 'rules'));
  if (kind === 'Ingress.networking.k8s.io')
    return ofIngress(rules, record(object.spec), object.metadata, namespace);
  if (!/^(HTTP|GRPC|TCP|TLS)Route\.gateway\.networking\.k8s\.io$/.test(kind)) return [];
  return rules.flatMap(({ backendRefs }, rule) =>
    records(backendRefs)
      .filter((ref) => (ref.kind ?? 'Service') === 'Service' && (ref.group ?? '') === '')
      .map((ref, index) => ({
        name: textAt(ref, 'name') ?? '',
        namespace: textAt(ref, 'namespace') ?? namespace,
        port: ref.port,
        at: `spec.rules.${rule}.backendRefs.${index}`,
      })),
  );
}

function ofIngress(
  rules: readonly Json[],
  spec: Json,
  metadata: Json,
  namespace: string,
): readonly Backend[] {
  const paths = rules.flatMap(({ host, http }) =>
    records(field(http, 'paths')).map(({ path, backend }) => ({
      backend,
      at: `spec.rules.${host ?? '*'}.${path ?? '/'}`,
    })),
  );
  return [...paths, { backend: spec.defaultBackend, at: 'spec.defaultBackend' }].flatMap(
    ({ backend, at }) => {
      const name = textAt(backend, 'service', 'name');
      const port = field(backend, 'service', 'port', 'name') ?? field(backend, 'service', 'port', 'number');
      return name === undefined || isAction(name, port, metadata) ? [] : [{ name, namespace, port, at }];
    },
  );
}

/** The AWS controller reads such a backend from an annotation: a redirect or a fixed answer, no Service. */
const isAction = (name: string, port: unknown, metadata: Json) =>
  port === 'use-annotation' &&
  field(metadata, 'annotations', `alb.ingress.kubernetes.io/actions.${name}`) !== undefined;
