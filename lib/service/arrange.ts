import {
  HOOK,
  inWave,
  isClusterScoped,
  type Labels,
  labelsOf,
  MANAGED_BY,
  type Manifest,
  SYNC_WAVE,
  waveOfKind,
} from '../kernel';

/**
 * Gives an object what its place in the chart asks for and it does not say itself: the service's labels, the
 * wave that its kind belongs to, and no namespace where its kind has none.
 */
export function arrange(object: Manifest, service: string, clusterScoped: readonly string[]): Manifest {
  const { namespace, labels = {}, annotations = {}, ...rest } = object.metadata;
  const placed = namespace === undefined || isClusterScoped(object, clusterScoped) ? {} : { namespace };
  return {
    ...object,
    metadata: { ...rest, ...placed, labels: ownLabels(labels, service), ...waved(object.kind, annotations) },
  };
}

const ownLabels = (labels: Labels, service: string): Labels =>
  labels[MANAGED_BY] === undefined ? { ...labelsOf({ service }), ...labels } : labels;

function waved(kind: string, annotations: Labels): { annotations?: Labels } {
  const own = annotations[SYNC_WAVE] !== undefined || annotations[HOOK] !== undefined;
  const all = own ? annotations : { ...annotations, ...inWave(waveOfKind(kind)) };
  return Object.keys(all).length === 0 ? {} : { annotations: all };
}
