import type { AddressOf } from './controllers';
import type { Reachable } from './reachable';
import type { ClusterService } from './service';

/** Port of a Service that somebody else made, and says nothing about. */
const SERVICE_PORT = 80;

/** Where the Services of an ingress are: those of the chart by their ports' names, as are all that number none. */
export const addressesIn =
  (services: ReadonlyMap<Reachable, ClusterService>): AddressOf =>
  (service) => {
    const made = services.get(service);
    if (made !== undefined) return { name: made.name, port: made.port, portName: made.portName };
    const { name, serviceName = name, servicePort, port } = service;
    return {
      name: serviceName,
      port: servicePort ?? SERVICE_PORT,
      portName: servicePort === undefined ? port?.name : undefined,
    };
  };
