import { checkPort, type Path } from '../kernel';
import type { ContainerPorts } from './port-props';

/**
 * Where a probe asks; undefined for the usual port. A number need not be declared, but Kubernetes looks up
 * a name among the ports of the container.
 */
export function planProbePort(
  port: number | string | undefined,
  { all, usual }: ContainerPorts,
  path: Path,
): number | string | undefined {
  if (typeof port === 'number') checkPort(port, path);
  if (typeof port !== 'string') return port;
  if (all.every(({ name }) => name !== port)) {
    const names = all.map(({ name }) => name).join(', ');
    const expected =
      names === '' ? 'a number, for the container names no port' : `a number, or one of ${names}`;
    path.refuse(expected, port, 'declare it in ports, or write its number');
  }
  return port === usual?.name ? undefined : port;
}
