import type { PodSelectorConfig } from 'cdk8s-plus-28';
import type { Labels } from '../kernel';

/**
 * Labels as cdk8s-plus-28's constructs take them. Only they ask for it, so the package is loaded by then;
 * importing it at the top would double the start-up time of a chart that does not use it.
 */
export function plusSelector(labels: Labels): PodSelectorConfig {
  const { LabelSelector }: typeof import('cdk8s-plus-28') = require('cdk8s-plus-28');
  return { labelSelector: LabelSelector.of({ labels }) };
}
