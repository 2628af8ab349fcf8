import type { Service } from 'kubernetes-types/core/v1';
import type { Emitted, Labels } from '../kernel';
import type { ClusterServicePlan } from './service-plan';

/** The port is led to by its name, so that the pods can move to another number without the Service. */
export const serviceSpec = (plan: ClusterServicePlan, labels: Labels): Emitted<Service> => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: plan.name, labels },
  spec: {
    type: 'ClusterIP',
    selector: plan.selector,
    ports: [{ name: plan.portName, port: plan.port, targetPort: plan.portName, protocol: 'TCP' }],
  },
});
