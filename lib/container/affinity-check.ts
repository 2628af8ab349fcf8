import type { Affinity, PodAffinity } from 'kubernetes-types/core/v1';
import { checkCount, type Path } from '../kernel';
import { checkFields } from './known-fields';
import { checkNodeTerm } from './node-term-check';
import { checkPodTerm } from './pod-term-check';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';

/**
 * Refuses what the API server would refuse.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#affinity-and-anti-affinity
 */
export function checkAffinity(affinity: Affinity, path: Path): void {
  if (!checkFields(affinity, ['nodeAffinity', 'podAffinity', 'podAntiAffinity'], path)) return;
  const { nodeAffinity, podAffinity, podAntiAffinity } = affinity;
  if (nodeAffinity) checkNodes(nodeAffinity, path.at('nodeAffinity'));
  if (podAffinity) checkPods(podAffinity, path.at('podAffinity'));
  if (podAntiAffinity) checkPods(podAntiAffinity, path.at('podAntiAffinity'));
}

function checkNodes(nodes: NonNullable<Affinity['nodeAffinity']>, path: Path): void {
  if (!checkFields(nodes, [REQUIRED, PREFERRED], path)) return;
  const { [REQUIRED]: required, [PREFERRED]: preferred = [] } = nodes;
  if (required !== undefined) {
    const { nodeSelectorTerms: terms = [] } = required;
    const place = path.at(REQUIRED).at('nodeSelectorTerms');
    if (terms.length === 0) place.refuse('one term or more', terms, `name one, or leave ${REQUIRED} out`);
    terms.forEach((term, index) => {
      checkNodeTerm(term, place.at(index));
    });
  }
  preferred.forEach(({ weight, preference }, index) => {
    const place = path.at(PREFERRED).at(index);
    checkWeight(weight, place);
    checkNodeTerm(preference, place.at('preference'));
  });
}

function checkPods(pods: PodAffinity, path: Path): void {
  if (!checkFields(pods, [REQUIRED, PREFERRED], path)) return;
  const { [REQUIRED]: required = [], [PREFERRED]: preferred = [] } = pods;
  required.forEach((term, index) => {
    checkPodTerm(term, path.at(REQUIRED).at(index));
  });
  preferred.forEach(({ weight, podAffinityTerm }, index) => {
    const place = path.at(PREFERRED).at(index);
    checkWeight(weight, place);
    checkPodTerm(podAffinityTerm, place.at('podAffinityTerm'));
  });
}

const checkWeight = (weight: number, path: Path): boolean =>
  checkCount(weight, path.at('weight'), { from: 1, to: 100 });
