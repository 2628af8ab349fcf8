/** The recommended labels. https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/ */
export const NAME = 'app.kubernetes.io/name';
export const COMPONENT = 'app.kubernetes.io/component';
export const PART_OF = 'app.kubernetes.io/part-of';
export const MANAGED_BY = 'app.kubernetes.io/managed-by';
export const VERSION = 'app.kubernetes.io/version';

/** The value of `managed-by`. */
export const OURSELVES = 'cdk8s-rails';

/** Labels of an object, or those that select some. */
export type Labels = Record<string, string>;

/** Whose an object is, and of which release. */
export interface Identity {
  readonly service: string;
  readonly component?: string;
  readonly version?: string;
}

/** What every object carries. The version is a label and never part of a selector, which cannot change. */
export const labelsOf = ({ service, component, version }: Identity): Labels => ({
  [NAME]: service,
  ...(component !== undefined && { [COMPONENT]: component }),
  [PART_OF]: service,
  [MANAGED_BY]: OURSELVES,
  ...(version !== undefined && { [VERSION]: version }),
});

/** Exactly name and component: a selector is immutable, so nothing that may change belongs here. */
export const selectorOf = ({
  service,
  component,
}: Required<Pick<Identity, 'service' | 'component'>>): Labels => ({
  [NAME]: service,
  [COMPONENT]: component,
});

const LABEL_VALUE = /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;

/** Up to 63 letters, digits, '-', '_' and '.', letters or digits at the ends; or nothing. */
export const isLabelValue = (value: string): boolean => LABEL_VALUE.test(value);

/**
 * An annotation of workloads that have replicas and will get an autoscaler, with the value `prepared`. What syncs them
 * then leaves the number of pods alone before Git drops it.
 */
export const AUTOSCALING = 'cdk8s-rails/autoscaling';

/** An annotation of a migration that no pod waits for, with the reason that its chart gives. */
export const GUARD_OFF = 'cdk8s-rails/guard-off';
