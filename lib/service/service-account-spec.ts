import type { ServiceAccount } from 'kubernetes-types/core/v1';
import { type Emitted, inWave, type Labels, WAVE } from '../kernel';
import type { ServiceAccountPlan } from './service-account-plan';

/** Nobody's pods call the API server unless they say so, so none gets a token. */
export const serviceAccount = (
  { name, annotations, labels, pullSecrets }: ServiceAccountPlan,
  ours: Labels,
): Emitted<ServiceAccount> => ({
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  metadata: {
    name,
    labels: { ...labels, ...ours },
    annotations: { ...inWave(WAVE.prerequisite), ...annotations },
  },
  automountServiceAccountToken: false,
  ...(pullSecrets.length > 0 && { imagePullSecrets: pullSecrets.map((secret) => ({ name: secret })) }),
});
