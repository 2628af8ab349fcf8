import { COMPONENT, MANAGED_BY, type Manifest, NAME, PART_OF, SYNC_WAVE, VERSION } from '../kernel';

const METADATA = ['name', 'namespace', 'labels', 'annotations'];
const LABELS = [NAME, COMPONENT, PART_OF, MANAGED_BY, VERSION];

/** The keys in the order in which a person reads them: cdk8s sorts those of metadata by the alphabet. */
export function inReadingOrder({ apiVersion, kind, metadata, ...rest }: Manifest): Manifest {
  const { name, ...others } = metadata;
  const labels = metadata.labels === undefined ? {} : { labels: ranked(LABELS, metadata.labels) };
  return { apiVersion, kind, metadata: { name, ...ranked(METADATA, { ...others, ...labels }) }, ...rest };
}

/** Keys that are listed come first and in that order; the others keep theirs. */
function ranked<T>(keys: readonly string[], values: Readonly<Record<string, T>>): Record<string, T> {
  const rank = (key: string) => (keys.includes(key) ? keys.indexOf(key) : keys.length);
  return Object.fromEntries(Object.entries(values).toSorted(([a], [b]) => rank(a) - rank(b)));
}

/** The wave in which Argo CD applies an object; without a number it is 0. */
export function waveOf({ metadata }: Manifest): number {
  const wave = Number(metadata.annotations?.[SYNC_WAVE] ?? 0);
  return Number.isInteger(wave) ? wave : 0;
}

/** In the order of their waves, so that `kubectl apply` of the file follows it too; stable within a wave. */
export const inWaves = (objects: readonly Manifest[]): readonly Manifest[] =>
  objects.toSorted((a, b) => waveOf(a) - waveOf(b));
