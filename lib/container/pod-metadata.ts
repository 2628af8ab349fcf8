import { type Labels, type Path, VERSION, versionOf } from '../kernel';
import { checksumsOf } from './checksums';
import type { ContainerPlan } from './container-plan';
import { planAnnotations, planLabels } from './metadata-plan';
import { mountedBy } from './mounted';
import type { PodProps } from './pod-props';

/** What stands on a pod: what the library says, and what the chart says beside it. */
export function planPodMetadata(
  props: PodProps,
  ours: Labels,
  running: ContainerPlan,
  path: Path,
): { readonly labels: Labels; readonly annotations: Labels } {
  const { metadata = {} } = props;
  return {
    labels: planLabels(versioned(ours, props, running), metadata, path.at('labels')),
    annotations: { ...planAnnotations(metadata, path.at('annotations')), ...checksumsOf(mountedBy(props)) },
  };
}

/** Of the release, unless the chart names an image itself. */
function versioned(ours: Labels, { image }: PodProps, { image: running }: ContainerPlan): Labels {
  const version = image === undefined ? undefined : versionOf(running);
  return version === undefined ? ours : { ...ours, [VERSION]: version };
}
