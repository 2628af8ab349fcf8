import type { Environment, Finding } from '../kernel';

/** The clusters of a company and what each environment offers, as `definePlatform` read them. */
export interface Platform<E extends string = string> {
  /** The folder that holds one folder a service. */
  readonly apps: string;
  /** Names of the environments, in the order in which they were declared. */
  readonly environments: readonly E[];
  /** Every environment in every one of its clusters, in the order in which they were declared. */
  readonly clusters: readonly Environment[];
  /** What is wrong with the definition itself: every chart is rendered wrongly then, so none is written. */
  readonly findings: readonly Finding[];
}
