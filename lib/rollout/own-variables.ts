import type { EnvConfig } from '../config';
import type { RollingDeploymentProps } from './rolling-deployment-props';

/** What a workload reads otherwise than those it shares its variables with: its own port, first of all. */
export function ownVariables(
  { port, variables = {} }: RollingDeploymentProps,
  env: EnvConfig,
): Readonly<Record<string, string>> {
  const shared = env.clearValue('PORT');
  const differs = port !== undefined && shared !== undefined && shared !== String(port);
  return differs ? { PORT: String(port), ...variables } : variables;
}
