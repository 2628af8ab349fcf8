import { expect } from '@jest/globals';
import { kubectl, kubectlOk } from '../../kubectl';
import { REFUSAL } from '../clean-up';
import type { Scenario } from '../scenario';
import { pause, serviceIn } from '../service';
import { RAILS } from '../sources';

/** Has the API server refuse every Ingress of a namespace, so that its repair fails. */
const refusal = (namespace: string) => ({
  apiVersion: 'v1',
  kind: 'List',
  items: [
    {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingAdmissionPolicy',
      metadata: { name: REFUSAL },
      spec: {
        matchConstraints: {
          namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
          resourceRules: [
            {
              apiGroups: ['networking.k8s.io'],
              apiVersions: ['v1'],
              operations: ['CREATE'],
              resources: ['ingresses'],
            },
          ],
        },
        validations: [{ expression: 'false', message: 'not now' }],
      },
    },
    {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingAdmissionPolicyBinding',
      metadata: { name: REFUSAL },
      spec: { policyName: REFUSAL, validationActions: ['Deny'] },
    },
  ],
});

export const partialSync: Scenario = {
  law: 'no pod of a release that rides on a partial sync serves before the migration has run',
  services: { riding: RAILS },
  show: async (world) => {
    const service = serviceIn(world, 'riding');
    await service.arrives('v1');
    const policy = JSON.stringify(refusal('riding'));
    kubectlOk(['apply', '-f', '-'], policy);
    try {
      const isRepairing = () => {
        const { phase, operation } = service.state()?.status?.operationState ?? {};
        return phase === 'Running' && (operation?.sync?.resources?.length ?? 0) > 0;
      };
      const ingress = service.path('apis/networking.k8s.io/v1', 'ingresses', 'riding');
      // a policy counts from some moment on: what is repaired before is taken away again
      for (let attempt = 0; attempt < 20 && !isRepairing(); attempt++) {
        await world.api.remove(ingress);
        await pause(3);
      }
      expect(isRepairing()).toBe(true);
      await service.release('v2');
    } finally {
      kubectl(['delete', '-f', '-'], policy);
    }
    // where the repair succeeds after all, Argo CD calls the release synced, and only kube has it migrated
    expect(await service.wait()).toMatchObject({ exitCode: 0 });
    const [, migration] = service.migrations();
    expect(migration?.ended).toBeLessThan(service.firstServing('v2') ?? 0);
    await service.arrives('v2', 400);
  },
};
