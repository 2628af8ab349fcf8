import type { ArgoPlan, Team } from '../gitops';
import type { Environment, Finding } from '../kernel';
import type { Check } from '../policy';

/** The clusters of a company and what each environment offers, as `definePlatform` read them. */
export interface Platform<E extends string = string> {
  /** The folder that holds one folder a service. */
  readonly apps: string;
  /** Names of the environments, in the order in which they were declared. */
  readonly environments: readonly E[];
  /** Every environment in every one of its clusters, in the order in which they were declared. */
  readonly clusters: readonly Environment[];
  /** How Argo CD brings dist to the clusters. @default - it does not */
  readonly argo?: ArgoPlan;
  /** @default - nobody in particular */
  readonly teams?: readonly Team[];
  /** Names of clusters that go away: they are in `clusters` no more. @default - none */
  readonly retired?: readonly string[];
  /** The company's own checks. @default - none */
  readonly rules?: readonly Check[];
  /** What is wrong with the definition itself: every chart is rendered wrongly then, so none is written. */
  readonly findings: readonly Finding[];
}
