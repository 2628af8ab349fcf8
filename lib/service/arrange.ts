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
import { labelPods } from './label-pods';

/**
 * Gives an object what its place in the chart asks for and it does not say itself: the service's labels, the
 * wave that its kind belongs to, and no namespace where its kind has none.
 */
export function arrange(object: Manifest, service: string, clusterScoped: readonly string[]): Manifest {
  const { namespace, labels = {}, annotations = {}, ...rest } = object.metadata;
  const placed = namespace === undefined || isClusterScoped(object, clusterScoped) ? {} : { namespace };
  const ours = labels[MANAGED_BY] !== undefined;
  const metadata = { ...rest, ...placed, ...waved(object.kind, annotations) };
  if (ours) return { ...object, metadata: { ...metadata, labels } };
  const own = labelsOf({ service });
  return { ...labelPods(object, own), metadata: { ...metadata, labels: { ...own, ...labels } } };
}

function waved(kind: string, annotations: Labels): { annotations?: Labels } {
  const own = annotations[SYNC_WAVE] !== undefined || annotations[HOOK] !== undefined;
  const all = own ? annotations : { ...annotations, ...inWave(waveOfKind(kind)) };
  return Object.keys(all).length === 0 ? {} : { annotations: all };
}
