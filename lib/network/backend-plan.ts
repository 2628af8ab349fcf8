import { type Path, show, Words } from '../kernel';
import type { Reachable } from './reachable';
import type { SecureIngressPlan } from './secure-ingress-plan';

/** Pods that requests are led to; the port is known to be there. */
export interface Backend {
  readonly service: Reachable;
  readonly port: NonNullable<Reachable['port']>;
  /** Whether the Service in front of them is this chart's own, and can be told what its pods need. */
  readonly ours: boolean;
}

/** Where the ingress is, to tell what it can lead to. */
export interface Neighbourhood {
  readonly namespace: string | undefined;
  /** The ingresses that the chart has already. */
  readonly ingresses: readonly SecureIngressPlan[];
  namespaceOf(service: Reachable): string | undefined;
  /** Whether a Service of these pods is made by this library, or will be. */
  isOurs(service: Reachable): boolean;
}

/** Undefined for pods that listen on no port, which is refused. */
export function planBackend(service: Reachable, around: Neighbourhood, path: Path): Backend | undefined {
  const namespace = around.namespaceOf(service);
  if (namespace !== around.namespace) {
    const fix = `put a SecureIngress into the chart of '${service.name}'`;
    path.refuse(`pods of the ingress's own namespace, ${show(around.namespace)}`, namespace, fix);
  }
  if (service.port === undefined) {
    const got = new Words(`'${service.name}', which listens on none`);
    path.refuse('pods that listen on a port', got, 'lead to the part that serves requests');
    return undefined;
  }
  return { service, port: service.port, ours: around.isOurs(service) };
}
