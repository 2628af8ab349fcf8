import {
  COMPONENT,
  checkLabel,
  checkLabelKey,
  type Labels,
  MANAGED_BY,
  NAME,
  PART_OF,
  type Path,
  VERSION,
} from '../kernel';
import type { MetadataProps } from './metadata-props';

/** Pods are found by the first two, and releases by the last; whatever changed them would lose its pods. */
const OURS: readonly string[] = [NAME, COMPONENT, PART_OF, MANAGED_BY, VERSION];

/** The library's labels and whatever else a chart writes on pods. */
export const planLabels = (ours: Labels, { labels = {} }: MetadataProps, path: Path): Labels => ({
  ...ours,
  ...Object.fromEntries(
    Object.entries(labels).filter(([key, value]) => isOwn(key, path) && checkLabel(key, value, path)),
  ),
});

function isOwn(key: string, path: Path): boolean {
  if (!OURS.includes(key)) return true;
  path.at(key).refuse('a label of your own', key, 'leave it out: the library sets it');
  return false;
}

/** The labels of a pod that do not say whose it is. */
export const ownLabels = (labels: Labels): Labels =>
  Object.fromEntries(Object.entries(labels).filter(([key]) => !OURS.includes(key)));

export function planAnnotations({ annotations = {} }: MetadataProps, path: Path): Labels {
  return Object.fromEntries(
    Object.entries(annotations).filter(([key, value]) => {
      if (!checkLabelKey(key, path)) return false;
      if (typeof value === 'string') return true;
      path.at(key).refuse('a text', value, 'put it into quotes');
      return false;
    }),
  );
}
