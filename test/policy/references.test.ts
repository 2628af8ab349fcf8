import { describe, expect, test } from '@jest/globals';
import type { Manifest } from '../../lib/kernel';
import { deployment, object, refusals, service } from './objects';

const web = deployment('web');
const envFrom = (name: string, optional = false) =>
  deployment('web', {}, { envFrom: [{ configMapRef: { name, optional } }] });
const keyOf = (kind: string, name: string, key: string) =>
  deployment('web', {}, { env: [{ name: 'A', valueFrom: { [kind]: { name, key } } }] });
const volume = (source: object) => deployment('web', { volumes: [{ name: 'v', ...source }] });
const settings = object('ConfigMap/settings', { data: { LEVEL: 'info' } });
const scaler = (name: string, kind = 'Deployment') =>
  object('HorizontalPodAutoscaler/web', { spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind, name } } });
const ingress = (name: string, port: object, metadata = {}) =>
  object(
    'Ingress/web',
    {
      spec: {
        rules: [
          { host: 'example.com', http: { paths: [{ path: '/', backend: { service: { name, port } } }] } },
        ],
      },
    },
    metadata,
  );
const route = (ref: object) => object('HTTPRoute/web', { spec: { rules: [{ backendRefs: [ref] }] } });
const binding = (kind: string, account: string, namespace = 'yashima') =>
  object('RoleBinding/reader', {
    roleRef: { kind, name: 'reader' },
    subjects: [{ kind: 'ServiceAccount', name: account, namespace }],
  });
const front = service('web', { app: 'web' }, [{ name: 'http', port: 80, targetPort: 'http' }]);
const probe = (port: unknown) =>
  deployment('web', {}, { readinessProbe: { httpGet: { path: '/up', port } } });
const mount = (name: string, pod = {}) =>
  deployment('web', pod, { volumeMounts: [{ name, mountPath: '/tmp' }] });

describe('a reference that leads nowhere is refused', () => {
  const cases: Record<string, [Manifest[], string]> = {
    'a ConfigMap for all variables': [
      [envFrom('gone')],
      "Deployment/web.spec.template.spec.containers.app.envFrom.0: C9: expected a ConfigMap that is rendered in namespace yashima, got 'gone'",
    ],
    'a ConfigMap of another namespace': [
      [envFrom('settings'), object('ConfigMap/settings', {}, { namespace: 'other' })],
      'Deployment/web.spec.template.spec.containers.app.envFrom.0: C9',
    ],
    'a ConfigMap for one variable': [
      [keyOf('configMapKeyRef', 'gone', 'A')],
      'Deployment/web.spec.template.spec.containers.app.env.A: C9',
    ],
    'a key that a ConfigMap has not': [
      [settings, keyOf('configMapKeyRef', 'settings', 'COLOUR')],
      "Deployment/web.spec.template.spec.containers.app.env.A: C9: expected a key of ConfigMap settings, got 'COLOUR'",
    ],
    'a ConfigMap as a volume': [
      [volume({ configMap: { name: 'gone' } })],
      'Deployment/web.spec.template.spec.volumes.v: C9',
    ],
    'a ConfigMap in a projected volume': [
      [volume({ projected: { sources: [{ configMap: { name: 'gone' } }] } })],
      'Deployment/web.spec.template.spec.volumes.v: C9',
    ],
    'a claim': [
      [volume({ persistentVolumeClaim: { claimName: 'gone' } })],
      'Deployment/web.spec.template.spec.volumes.v: C9: expected a PersistentVolumeClaim',
    ],
    'a ServiceAccount': [
      [deployment('web', { serviceAccountName: 'gone' })],
      'Deployment/web.spec.template.spec.serviceAccountName: C9: expected a ServiceAccount',
    ],
    'a volume that is mounted': [
      [mount('tmp')],
      "Deployment/web.spec.template.spec.containers.app.volumeMounts./tmp: C10: expected a volume of the pod, got 'tmp'",
    ],
    'the port of a probe': [
      [probe('https')],
      "Deployment/web.spec.template.spec.containers.app.readinessProbe.httpGet.port: C12: expected the name of a port of the same container, got 'https'",
    ],
    'the target of an autoscaler': [
      [scaler('gone')],
      "HorizontalPodAutoscaler/web.spec.scaleTargetRef: C13: expected a Deployment that is rendered in namespace yashima, got 'gone'",
    ],
    'the target of an autoscaler, of another kind': [
      [web, scaler('web', 'StatefulSet')],
      'HorizontalPodAutoscaler/web.spec.scaleTargetRef: C13',
    ],
    'the Service of an Ingress': [
      [ingress('gone', { number: 80 })],
      "Ingress/web.spec.rules.example.com./: C14: expected a Service that is rendered in namespace yashima, got 'gone'",
    ],
    'the port of an Ingress': [
      [web, front, ingress('web', { name: 'https' })],
      "Ingress/web.spec.rules.example.com./.port: C14: expected a port of Service web, which has http, got 'https'",
    ],
    'the Service of a route': [
      [route({ name: 'gone', port: 80 })],
      'HTTPRoute/web.spec.rules.0.backendRefs.0: C14',
    ],
    'the port of a route': [
      [web, front, route({ name: 'web', port: 81 })],
      'HTTPRoute/web.spec.rules.0.backendRefs.0.port: C14',
    ],
    'the Role of a binding': [
      [binding('Role', 'default')],
      "RoleBinding/reader.roleRef: C15: expected a Role that is rendered in namespace yashima, got 'reader'",
    ],
    'the account of a binding': [
      [binding('ClusterRole', 'gone')],
      'RoleBinding/reader.subjects: C15: expected a ServiceAccount',
    ],
  };

  test.each(Object.entries(cases))('%s', (_, [objects, message]) => {
    expect(refusals(objects)).toEqual([expect.stringContaining(message)]);
  });
});

describe('a reference that leads somewhere is fine', () => {
  const cases: Record<string, Manifest[]> = {
    'a ConfigMap that is rendered': [settings, envFrom('settings')],
    'a ConfigMap that may be missing': [envFrom('gone', true)],
    'the ConfigMap that every namespace has': [volume({ configMap: { name: 'kube-root-ca.crt' } })],
    'a Secret, which always comes from outside': [keyOf('secretKeyRef', 'dotenv', 'DATABASE_URL')],
    'the account default': [deployment('web', { serviceAccountName: 'default' })],
    'a mounted volume': [mount('tmp', { volumes: [{ name: 'tmp', emptyDir: {} }] })],
    'the number of a port': [probe(3000)],
    'the target of an autoscaler': [web, scaler('web')],
    'the number of the port of an Ingress': [web, front, ingress('web', { number: 80 })],
    'a fixed answer of the AWS controller': [
      ingress(
        'gone-fishing',
        { name: 'use-annotation' },
        { annotations: { 'alb.ingress.kubernetes.io/actions.gone-fishing': '{}' } },
      ),
    ],
    'a route to something else than a Service': [route({ kind: 'Bucket', group: 'example.com', name: 'x' })],
    'a ClusterRole, and an account of another namespace': [binding('ClusterRole', 'reader', 'other')],
  };

  test.each(Object.entries(cases))('%s', (_, objects) => {
    expect(refusals(objects)).toEqual([]);
  });

  test.each([
    ['ConfigMap/gone', envFrom('gone')],
    ['ServiceAccount/gone', deployment('web', { serviceAccountName: 'gone' })],
    ['Service/gone', ingress('gone', { number: 80 })],
    ['Deployment/gone', scaler('gone')],
  ])('%s where it is declared to be made elsewhere', (external, referring) => {
    expect(refusals([referring], [external])).toEqual([]);
  });
});

test('a StatefulSet mounts what its claim templates make', () => {
  const { spec, ...rest } = mount('data');
  const template = { metadata: { name: 'data' } };
  const set = { ...rest, kind: 'StatefulSet', spec: { ...Object(spec), volumeClaimTemplates: [template] } };
  expect(refusals([set])).toEqual([]);
});
