import { checkPort, type Path } from '../kernel';
import type { PortPlan, PortProps } from './port-props';

/** The name of a container's port; Services and probes say the name, so the number stands once. */
export const PORT_NAME = 'http';

/** https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.34/#containerport-v1-core */
const NAME = /^(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*$/;

export function planPort(port: PortProps, path: Path, usualName = PORT_NAME): PortPlan {
  const { name, number } = typeof port === 'number' ? { name: usualName, number: port } : port;
  checkPort(number, typeof port === 'number' ? path : path.at('number'));
  checkPortName(name, path.at('name'));
  return { name, number };
}

export function checkPortName(name: string, path: Path): void {
  if (NAME.test(name) && name.length <= 15) return;
  const fix = "write it as 'metrics' or 'probe-port'";
  path.refuse("a name of 15 lower-case letters, digits and '-' at most, one of them a letter", name, fix);
}
