import type { Volume } from 'kubernetes-types/core/v1';

/** Where the files of a volume come from, as Kubernetes says it. */
export type SourcePlan = Omit<Volume, 'name'>;

/** A volume of a pod, once, however many containers see it. */
export interface VolumePlan {
  readonly name: string;
  readonly source: SourcePlan;
}
