import type { EnvConfig, EnvProps } from '../config';
import { podVariables } from '../container';
import type { RollingDeploymentProps } from './rolling-deployment-props';

/** What a workload reads otherwise than those it shares its variables with: what follows from its own pods. */
export function ownVariables(props: RollingDeploymentProps, env: EnvConfig): EnvProps {
  const { variables = {} } = props;
  const own = podVariables(props, (name) => env.clearValue(name));
  return { ...variables, clear: { ...own, ...variables.clear } };
}
