import { checkLabelKey, checkName, checkPort, checkPortName, isDnsLabel, type Path } from '../kernel';
import type { Reachable } from './reachable';

export interface ClusterServiceProps {
  /** The pods: RailsService, a RollingDeployment, or whatever has a name, a selector and a port. */
  readonly of: Pick<Reachable, 'name' | 'selector' | 'port'>;
  /** 63 characters of lower-case letters, digits and '-', beginning with a letter. @default - the name of `of` */
  readonly name?: string;
  /** What other pods connect to, 1 to 65535; it leads to the port of `of`. @default 80 */
  readonly port?: number;
  /**
   * What the Service calls its port, whatever the pods call theirs: 15 lower-case letters, digits and '-' at
   * most, one of them a letter, as an Ingress names it. @default - the name of the port of `of`
   */
  readonly portName?: string;
  /** @default - none */
  readonly annotations?: Readonly<Record<string, string>>;
}

export interface ClusterServicePlan {
  readonly name: string;
  readonly port: number;
  readonly portName: string;
  /** Name of the port of the pods. */
  readonly targetPort: string;
  readonly selector: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

export function planService(
  { of, name = of.name, port = 80, portName, annotations = {} }: ClusterServiceProps,
  path: Path,
): ClusterServicePlan {
  checkServiceName(name, path.at('name'));
  checkPort(port, path.at('port'));
  for (const key of Object.keys(annotations)) checkLabelKey(key, path.at('annotations'));
  if (portName !== undefined) checkPortName(portName, path.at('portName'));
  if (of.port === undefined) {
    path
      .at('of')
      .refuse('pods that listen on a port', of.name, 'leave the Service out: nothing would answer');
  }
  if (Object.keys(of.selector).length === 0) {
    path
      .at('of')
      .at('selector')
      .refuse('labels that select the pods', of.selector, 'name at least one label');
  }
  const targetPort = of.port?.name ?? 'http';
  return { name, port, portName: portName ?? targetPort, targetPort, selector: of.selector, annotations };
}

/** A Service's name is a host name: https://kubernetes.io/docs/concepts/services-networking/service/ */
function checkServiceName(name: string, path: Path): void {
  checkName(name, path);
  if (isDnsLabel(name) && /^\d/.test(name)) {
    path.refuse('a name that begins with a letter', name, 'put a letter before the digit');
  }
}
