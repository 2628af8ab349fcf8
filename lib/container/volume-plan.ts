import type { Volume } from 'kubernetes-types/core/v1';
import type { ScratchPlan } from './writable-plan';

/** A volume of a pod, once, however many containers see it. */
export interface VolumePlan {
  readonly name: string;
  readonly source: Omit<Volume, 'name'>;
}

export const scratchVolume = ({ volume, sizeLimit }: ScratchPlan): VolumePlan => ({
  name: volume,
  source: { emptyDir: { sizeLimit } },
});
