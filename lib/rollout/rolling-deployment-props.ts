import type { EnvConfig, EnvProps } from '../config';
import type { PodProps } from '../container';
import type { RolloutProps } from './rollout-plan';

/** One container, and how it is rolled out. */
export interface RollingDeploymentProps extends PodProps, RolloutProps {
  /** Variables of its own, or those that it shares with other workloads. @default - none */
  readonly env?: EnvProps | EnvConfig;
  /** Variables that only this workload has, beside shared ones; they win. @default - none */
  readonly variables?: EnvProps;
  /** Name of its objects, 63 characters at most. @default - the service's name and the construct's id */
  readonly name?: string;
}
