import type { Path } from '../kernel';
import { planAnnotations, planLabels } from './metadata-plan';
import { override } from './override';
import { planPlacement } from './placement-plan';
import type { PodPlan } from './pod-plan';
import type { PodProps } from './pod-props';

/** What a Job says of its pods, laid over what those of its service have. */
export type PodOverlay = Pick<PodProps, 'placement' | 'metadata'>;

export function laidOver(pod: PodPlan, { placement = {}, metadata = {} }: PodOverlay, path: Path): PodPlan {
  const place = path.at('metadata');
  return {
    ...pod,
    labels: planLabels(pod.labels, metadata, place.at('labels')),
    annotations: { ...pod.annotations, ...planAnnotations(metadata, place.at('annotations')) },
    placement: override(pod.placement, planPlacement(placement, path.at('placement'))),
  };
}
