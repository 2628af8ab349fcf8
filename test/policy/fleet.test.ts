import { describe, expect, test } from '@jest/globals';
import { judge } from '../../lib/policy';
import { deployment, object, rendered, service, verdicts } from './objects';

const settings = object('ConfigMap/settings');
const web = deployment('web');
const needy = deployment('worker', {}, { envFrom: [{ configMapRef: { name: 'settings' } }] });

describe('several services in one cluster', () => {
  test('may refer to each other in a namespace that they share', () => {
    const other = rendered([settings], { service: 'tokei' });
    expect(verdicts(rendered([needy]), other)).toEqual([]);
  });

  test('answer alone for what is their own', () => {
    const [verdict] = verdicts(rendered([needy]), rendered([web], { service: 'tokei' }));
    expect(verdict?.services).toEqual(['yashima']);
  });

  test('answer together for an object that both render', () => {
    const [verdict] = verdicts(rendered([settings]), rendered([settings], { service: 'tokei' }));
    expect(verdict?.services).toEqual(['tokei', 'yashima']);
    expect(verdict?.finding.got).toBe('a second one beside that of service yashima');
  });

  test('answer together for a Service of one that selects the pods of both', () => {
    const all = service('all', { all: '1' });
    const pods = (name: string) => {
      const { spec, ...rest } = deployment(name);
      const labels = { app: name, all: '1' };
      return {
        ...rest,
        spec: { ...Object(spec), template: { metadata: { labels }, spec: { containers: [] } } },
      };
    };
    const found = verdicts(rendered([pods('web'), all]), rendered([pods('api')], { service: 'tokei' }));
    expect(found.map(({ services }) => services)).toEqual([['yashima', 'tokei']]);
  });

  test('do not meet in namespaces of their own', () => {
    const elsewhere = { ...settings, metadata: { name: 'settings', namespace: 'tokei' } };
    expect(verdicts(rendered([settings]), rendered([elsewhere], { service: 'tokei' }))).toEqual([]);
  });
});

describe('one object rendered twice by one service', () => {
  test('is refused', () => {
    expect(verdicts(rendered([settings, settings])).map(({ finding }) => finding.expected)).toEqual([
      'one ConfigMap of this name in namespace yashima',
    ]);
  });

  test('is refused in another version of its group too', () => {
    const route = object('HTTPRoute/a');
    const older = { ...route, apiVersion: 'gateway.networking.k8s.io/v1beta1' };
    expect(verdicts(rendered([route, older])).map(({ finding }) => finding.id)).toEqual(['C1']);
  });

  test('is two objects where the kind only sounds alike', () => {
    const knative = { ...object('Service/a'), apiVersion: 'serving.knative.dev/v1' };
    expect(verdicts(rendered([object('Service/a'), knative]))).toEqual([]);
  });
});

describe('a chart that is judged alone', () => {
  const alone = (...objects: Parameters<typeof rendered>[0]) => judge([rendered(objects)], { whole: false });

  test('may refer to what others render in a namespace that is not its own', () => {
    expect(alone(needy)).toEqual([]);
  });

  test('refuses a reference that leads nowhere in a namespace of its own', () => {
    const namespace = object('Namespace/yashima', {}, { namespace: undefined });
    expect(alone(namespace, needy).map(({ finding }) => finding.id)).toEqual(['C9']);
  });
});
