import type { Service } from 'kubernetes-types/core/v1';
import type { Emitted, Labels } from '../kernel';
import type { ClusterServicePlan } from './service-plan';

/** The port is led to by its name, so that the pods can move to another number without the Service. */
export const serviceSpec = (
  { name, port, portName, targetPort, selector, annotations }: ClusterServicePlan,
  labels: Labels,
): Emitted<Service> => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, labels, ...(Object.keys(annotations).length > 0 && { annotations }) },
  spec: {
    type: 'ClusterIP',
    selector,
    ports: [{ name: portName, port, targetPort, protocol: 'TCP' }],
  },
});
