import { entryOf, field, type Json, type Manifest, podOf, record, records, text, textAt } from '../../kernel';
import { DEPRECATED_ANNOTATIONS, DEPRECATED_NODE_LABELS, DEPRECATED_PREFIXES } from './deprecations';
import type { Edition } from './edition';
import type { Fault } from './fault';
import { deprecatedFault } from './untimely';

/** Annotations and labels of nodes that are deprecated: they are keys, of which no type knows. */
export function* deprecatedNames(object: Manifest, { minor }: Edition): Iterable<Fault> {
  const annotations = record(field(object, 'metadata', 'annotations'));
  yield* ofAnnotations(annotations, 'metadata.annotations', minor, object);
  const pod = podOf(object);
  if (pod === undefined) return;
  if (pod.at !== '') {
    const inPod = record(field(object, ...pod.at.split('.'), 'metadata', 'annotations'));
    yield* ofAnnotations(inPod, `${pod.at}.metadata.annotations`, minor, object);
  }
  for (const [at, label] of nodeLabels(pod.spec)) {
    const found = entryOf(DEPRECATED_NODE_LABELS, label);
    if (found === undefined || minor < found.since) continue;
    yield {
      field: [pod.at, 'spec', at].filter((part) => part !== '').join('.'),
      ...deprecatedFault(label, found),
    };
  }
}

function* ofAnnotations(annotations: Json, at: string, minor: number, object: Manifest): Iterable<Fault> {
  for (const key of Object.keys(annotations)) {
    const prefix = key.slice(0, key.lastIndexOf('/') + 1);
    const found = entryOf(DEPRECATED_ANNOTATIONS, key) ?? entryOf(DEPRECATED_PREFIXES, prefix);
    if (found === undefined || minor < found.since || isReadByGke(key, annotations, object)) continue;
    yield { field: `${at}.${key}`, ...deprecatedFault(key, found) };
  }
}

/** GKE reads no other field. https://cloud.google.com/kubernetes-engine/docs/concepts/ingress */
const isReadByGke = (key: string, annotations: Json, { kind }: Manifest): boolean =>
  kind === 'Ingress' && /^gce/.test(text(annotations[key]) ?? '');

/** The labels by which pods choose nodes, and where they do. */
function* nodeLabels(spec: Json): Iterable<readonly [at: string, label: string]> {
  for (const label of Object.keys(record(spec.nodeSelector))) yield ['nodeSelector', label];
  for (const { topologyKey } of records(spec.topologySpreadConstraints)) {
    yield ['topologySpreadConstraints', text(topologyKey) ?? ''];
  }
  const affinity = record(spec.affinity);
  const required = field(affinity, 'nodeAffinity', 'requiredDuringSchedulingIgnoredDuringExecution');
  for (const { matchExpressions } of records(record(required).nodeSelectorTerms)) {
    for (const { key } of records(matchExpressions)) yield ['affinity.nodeAffinity', text(key) ?? ''];
  }
  for (const kind of ['podAffinity', 'podAntiAffinity']) {
    const {
      requiredDuringSchedulingIgnoredDuringExecution: needed,
      preferredDuringSchedulingIgnoredDuringExecution: liked,
    } = record(affinity[kind]);
    for (const term of records(needed)) yield [`affinity.${kind}`, text(term.topologyKey) ?? ''];
    for (const term of records(liked)) {
      yield [`affinity.${kind}`, textAt(term, 'podAffinityTerm', 'topologyKey') ?? ''];
    }
  }
}
