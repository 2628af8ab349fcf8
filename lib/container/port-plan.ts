import { checkPort, checkPortName, type Path } from '../kernel';
import type { PortPlan, PortProps } from './port-props';

/** The name of a container's port; Services and probes say the name, so the number stands once. */
export const PORT_NAME = 'http';

export function planPort(port: PortProps, path: Path, usualName = PORT_NAME): PortPlan {
  const { name, number } = typeof port === 'number' ? { name: usualName, number: port } : port;
  checkPort(number, typeof port === 'number' ? path : path.at('number'));
  checkPortName(name, path.at('name'));
  return { name, number };
}
