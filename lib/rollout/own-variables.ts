import type { EnvConfig } from '../config';
import type { RollingDeploymentProps } from './rolling-deployment-props';

/** What a workload reads otherwise than those it shares its variables with: its own port, first of all. */
export function ownVariables(
  { port, variables = {} }: RollingDeploymentProps,
  env: EnvConfig,
): Readonly<Record<string, string>> {
  const shared = env.clearValue('PORT');
  const number = typeof port === 'object' ? port.number : port;
  const differs = number !== undefined && shared !== undefined && shared !== String(number);
  return differs ? { PORT: String(number), ...variables } : variables;
}
