import { field, record, text } from '../kernel';
import { fromLabels, fromSelector, isEmpty, type Selector } from './selector';
import type { Placed } from './world';

/** What an object selects pods for. */
export interface Selection {
  readonly selector: Selector;
  readonly of: 'its own pods' | "one workload's pods";
}

const OWNERS = new Set(['Deployment.apps', 'StatefulSet.apps', 'DaemonSet.apps', 'ReplicaSet.apps']);

/**
 * The selector of an object whose pods must be those of one workload; undefined for all other kinds, and for
 * a Service without one, which has its endpoints from elsewhere on purpose.
 */
export function selectionOf({ kind, object }: Placed): Selection | undefined {
  const selector = field(object, 'spec', 'selector');
  if (OWNERS.has(kind)) return { selector: fromSelector(selector), of: 'its own pods' };
  if (kind === 'PodDisruptionBudget.policy') {
    return { selector: fromSelector(selector), of: "one workload's pods" };
  }
  const labels = fromLabels(selector);
  const isExternal = text(record(object.spec).type) === 'ExternalName';
  if (kind !== 'Service' || isExternal || isEmpty(labels)) return undefined;
  return { selector: labels, of: "one workload's pods" };
}
