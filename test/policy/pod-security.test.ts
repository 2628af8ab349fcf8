import { describe, expect, test } from '@jest/globals';
import { deployment, object, refusals } from './objects';

const enforced = object(
  'Namespace/yashima',
  {},
  { namespace: undefined, labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } },
);

const POD = { securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } } };
const CONTEXT = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };

const against = (pod: object, context: object = {}, container: object = {}) =>
  refusals([
    enforced,
    deployment('web', { ...POD, ...pod }, { securityContext: { ...CONTEXT, ...context }, ...container }),
  ]);

describe('in a namespace that enforces restricted', () => {
  test('a restricted pod is fine', () => {
    expect(against({})).toEqual([]);
  });

  test('what the pod leaves open may be said by its containers', () => {
    expect(against({ securityContext: {} }, POD.securityContext)).toEqual([]);
  });

  const pods: Record<string, object> = {
    hostNetwork: { hostNetwork: true },
    'volumes.v': { volumes: [{ name: 'v', hostPath: { path: '/' } }] },
    'securityContext.sysctls': {
      securityContext: { ...POD.securityContext, sysctls: [{ name: 'kernel.msgmax' }] },
    },
    'containers.app.securityContext.runAsNonRoot': {
      securityContext: { seccompProfile: { type: 'Localhost' } },
    },
    'containers.app.securityContext.seccompProfile.type': { securityContext: { runAsNonRoot: true } },
    'containers.app.securityContext.runAsUser': { securityContext: { ...POD.securityContext, runAsUser: 0 } },
  };

  test.each(Object.entries(pods))('refuses a pod for its %s', (field, pod) => {
    expect(against(pod)).toEqual([
      expect.stringContaining(`Deployment/web.spec.template.spec.${field}: C16`),
    ]);
  });

  const contexts: Record<string, object> = {
    allowPrivilegeEscalation: { allowPrivilegeEscalation: undefined },
    privileged: { privileged: true },
    'capabilities.drop': { capabilities: {} },
    'capabilities.add': { capabilities: { drop: ['ALL'], add: ['SYS_ADMIN'] } },
    procMount: { procMount: 'Unmasked' },
    runAsNonRoot: { runAsNonRoot: false },
  };

  test.each(Object.entries(contexts))('refuses a container for its %s', (field, context) => {
    expect(against({}, context)).toEqual([
      expect.stringContaining(
        `Deployment/web.spec.template.spec.containers.app.securityContext.${field}: C16`,
      ),
    ]);
  });

  test('refuses a port of the node', () => {
    const ports = [{ containerPort: 80, hostPort: 80 }];
    expect(against({}, {}, { ports })).toEqual([
      expect.stringContaining('containers.app.ports.hostPort: C16'),
    ]);
  });
});

test('where nothing is enforced nothing is asked', () => {
  expect(refusals([deployment('web')])).toEqual([]);
});
