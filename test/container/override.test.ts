import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ContainerOverride, PodOverride } from '../../lib/container';
import { containerOf, podOf } from './pods';

const overridden = (container: ContainerOverride) => containerOf({ port: 80, container });

describe('an override', () => {
  test.each<[ContainerOverride]>([
    [{ stdin: false }],
    [{ workingDir: '' }],
    [{ securityContext: { runAsUser: 0 } }],
    [{ readinessProbe: { initialDelaySeconds: 0 } }],
    [{ command: [] }],
  ])('of zero, false or nothing reaches the container: %p', (container) => {
    expect(overridden(container)).toMatchObject(container);
  });

  test('reaches the container whatever it is, zeros, falses and empty strings included', () => {
    const value = fc.constantFrom<string | number | boolean>(0, false, '');
    const field = fc.constantFrom('hostUsers', 'priority', 'nodeName', 'hostname', 'setHostnameAsFQDN');
    const law = (pod: object) => expect(podOf({ pod })).toMatchObject(pod);
    fc.assert(fc.property(fc.dictionary(field, value), law), { seed: 20_260_101, numRuns: 200 });
  });

  test('of undefined says nothing', () => {
    const container: object = { imagePullPolicy: undefined, securityContext: { runAsNonRoot: undefined } };
    expect(overridden(container)).toEqual(overridden({}));
  });

  test('leaves everything beside it as it was', () => {
    const { securityContext } = overridden({ securityContext: { readOnlyRootFilesystem: false } });
    expect(securityContext).toMatchObject({ readOnlyRootFilesystem: false, allowPrivilegeEscalation: false });
  });

  test('adds entries of a list by name, and mounts by path', () => {
    const { volumeMounts } = overridden({
      volumeMounts: [
        { name: 'data', mountPath: '/data' },
        { name: 'tmp', mountPath: '/tmp', subPath: 'a' },
      ],
    });
    expect(volumeMounts).toEqual([
      { name: 'tmp', mountPath: '/tmp', subPath: 'a' },
      { name: 'data', mountPath: '/data' },
    ]);
  });

  test('takes the place of a list of plain values', () => {
    const { securityContext } = overridden({ securityContext: { capabilities: { drop: ['NET_RAW'] } } });
    expect(securityContext?.capabilities).toEqual({ drop: ['NET_RAW'] });
  });

  test('empties a list', () => {
    expect(podOf({ pod: { volumes: [] } }).volumes).toEqual([]);
  });

  test.each<[string, PodOverride, object]>([
    [
      'a volume',
      { volumes: [{ name: 'tmp', persistentVolumeClaim: { claimName: 'tmp' } }] },
      { volumes: [{ name: 'tmp', persistentVolumeClaim: { claimName: 'tmp' } }] },
    ],
  ])('of %s takes the place of what may not stand beside it', (_what, pod, expected) => {
    expect(podOf({ pod })).toMatchObject(expected);
    expect(podOf({ pod }).volumes?.[0]).not.toHaveProperty('emptyDir');
  });

  test('of a probe takes the place of the question, and leaves its patience', () => {
    expect(overridden({ readinessProbe: { exec: { command: ['a'] } } }).readinessProbe).toEqual({
      exec: { command: ['a'] },
      periodSeconds: 5,
      timeoutSeconds: 5,
      failureThreshold: 3,
    });
  });

  test('of the preStop hook takes the place of the sleep', () => {
    const { lifecycle } = overridden({ lifecycle: { preStop: { exec: { command: ['bin/drain'] } } } });
    expect(lifecycle?.preStop).toEqual({ exec: { command: ['bin/drain'] } });
  });
});
