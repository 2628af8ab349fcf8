import { field, record, text } from './json';
import { fromLabels, fromSelector, type Selector } from './selector';
import type { Placed } from './world';

/** What an object selects pods for. */
export interface Selection {
  readonly selector: Selector;
  readonly of: 'its own pods' | "one workload's pods";
}

const OWNERS = new Set(['Deployment.apps', 'StatefulSet.apps', 'DaemonSet.apps', 'ReplicaSet.apps']);

/** The selector of an object whose pods must be those of one workload; undefined for all other kinds. */
export function selectionOf({ kind, object }: Placed): Selection | undefined {
  const selector = field(object, 'spec', 'selector');
  if (OWNERS.has(kind)) return { selector: fromSelector(selector), of: 'its own pods' };
  if (kind === 'PodDisruptionBudget.policy') {
    return { selector: fromSelector(selector), of: "one workload's pods" };
  }
  if (kind !== 'Service' || text(record(object.spec).type) === 'ExternalName') return undefined;
  return { selector: fromLabels(selector), of: "one workload's pods" };
}
