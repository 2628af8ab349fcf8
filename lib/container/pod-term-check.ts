import type { PodAffinityTerm } from 'kubernetes-types/core/v1';
import { checkLabelKey, checkName, isLabelKey, type Path, show, Words } from '../kernel';
import { checkFields } from './known-fields';
import { checkSelector } from './requirement-check';

const FIELDS = [
  'topologyKey',
  'labelSelector',
  'namespaces',
  'namespaceSelector',
  'matchLabelKeys',
  'mismatchLabelKeys',
];

/** Which pods are meant, and what it means to be near them. */
export function checkPodTerm(term: PodAffinityTerm, path: Path): void {
  if (!checkFields(term, FIELDS, path)) return;
  const { topologyKey = '', labelSelector, namespaces = [], namespaceSelector } = term;
  if (!isLabelKey(topologyKey)) {
    const fix = "write it as 'kubernetes.io/hostname' or 'topology.kubernetes.io/zone'";
    path.at('topologyKey').refuse('the key of a label of nodes', topologyKey, fix);
  }
  if (labelSelector === undefined) {
    path.at('labelSelector').refuse('which pods it means', undefined, 'write {} for all of them');
  } else checkSelector(labelSelector, path.at('labelSelector'));
  if (namespaceSelector !== undefined) checkSelector(namespaceSelector, path.at('namespaceSelector'));
  namespaces.forEach((namespace, index) => {
    checkName(namespace, path.at('namespaces').at(index));
  });
  checkKeys(term, path);
}

/** Labels that must be, or must not be, the pod's own. */
function checkKeys({ matchLabelKeys = [], mismatchLabelKeys = [] }: PodAffinityTerm, path: Path): void {
  matchLabelKeys.forEach((key, index) => {
    const place = path.at('matchLabelKeys').at(index);
    if (checkLabelKey(key, place) && mismatchLabelKeys.includes(key)) {
      const got = new Words(`${show(key)} in mismatchLabelKeys too`);
      place.refuse('a key in one of the two lists', got, 'remove one of the two');
    }
  });
  mismatchLabelKeys.forEach((key, index) => {
    if (!matchLabelKeys.includes(key)) checkLabelKey(key, path.at('mismatchLabelKeys').at(index));
  });
}
