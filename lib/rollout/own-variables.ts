import type { EnvConfig, EnvProps } from '../config';
import type { RollingDeploymentProps } from './rolling-deployment-props';

/** What a workload reads otherwise than those it shares its variables with: its own port, first of all. */
export function ownVariables({ port, variables = {} }: RollingDeploymentProps, env: EnvConfig): EnvProps {
  const shared = env.clearValue('PORT');
  const number = typeof port === 'object' ? port.number : port;
  const differs = number !== undefined && shared !== undefined && shared !== String(number);
  return differs ? { ...variables, clear: { PORT: String(number), ...variables.clear } } : variables;
}
