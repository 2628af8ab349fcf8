import { describe, expect, test } from '@jest/globals';
import { ClusterService, type ClusterServiceProps, SecureIngress } from '../../lib/network';
import { chartIn, find, findingsIn, GATEWAY, namesOf, PRODUCTION, pods } from './charts';

const findings = (props: Omit<ClusterServiceProps, 'of'>, over = {}) =>
  findingsIn(PRODUCTION, (chart) => {
    new ClusterService(chart, 'service', { of: pods(chart, 'web', over), ...props });
  });

test('a Service leads port 80 to the named port of exactly the pods that serve', () => {
  const chart = chartIn(PRODUCTION);
  new ClusterService(chart, 'service', { of: pods(chart) });
  expect(find(chart, 'Service', 'yashima').spec).toEqual({
    type: 'ClusterIP',
    selector: { 'app.kubernetes.io/name': 'yashima', 'app.kubernetes.io/component': 'web' },
    ports: [{ name: 'http', port: 80, targetPort: 'http', protocol: 'TCP' }],
  });
});

test('a Service belongs to the service as a whole', () => {
  const chart = chartIn(PRODUCTION);
  new ClusterService(chart, 'service', { of: pods(chart) });
  expect(find(chart, 'Service', 'yashima').metadata.labels).not.toHaveProperty([
    'app.kubernetes.io/component',
  ]);
});

test('a Service is a reference to itself', () => {
  const chart = chartIn(PRODUCTION);
  expect(new ClusterService(chart, 'service', { of: pods(chart), name: 'shop' })).toMatchObject({
    kind: 'Service',
    name: 'shop',
  });
});

test('name and port can be chosen', () => {
  const chart = chartIn(PRODUCTION);
  new ClusterService(chart, 'service', { of: pods(chart), name: 'shop', port: 8080 });
  expect(find(chart, 'Service', 'shop').spec).toMatchObject({ ports: [{ port: 8080, targetPort: 'http' }] });
});

test('the port of a Service can be called otherwise than that of the pods', () => {
  const chart = chartIn(PRODUCTION);
  const service = new ClusterService(chart, 'service', { of: pods(chart), portName: 'web' });
  expect(find(chart, 'Service', 'yashima').spec).toMatchObject({
    ports: [{ name: 'web', targetPort: 'http' }],
  });
  expect(service.ports).toEqual([{ name: 'web', port: 80 }]);
});

test('annotations can be added, of several lines and empty ones too', () => {
  const chart = chartIn(PRODUCTION);
  const annotations = { 'example.com/owner': '', 'example.com/notes': 'one\n  two \n' };
  new ClusterService(chart, 'service', { of: pods(chart), annotations });
  expect(find(chart, 'Service', 'yashima').metadata.annotations).toEqual(annotations);
});

type Refusal = [string, Omit<ClusterServiceProps, 'of'>, object, string];

test.each<Refusal>([
  ['port 0', { port: 0 }, {}, 'service.port: expected a whole number, from 1 to 65535, got 0'],
  ['a name that begins with a digit', { name: '2shop' }, {}, 'expected a name that begins with a letter'],
  ['a name with capitals', { name: 'Shop' }, {}, 'service.name: expected a name of lower-case letters'],
  ...['HTTP', '1', 'x'.repeat(16), 'a--b', '-a', ''].map(
    (portName): Refusal => [
      `the port name '${portName}', which no Ingress can name`,
      { portName },
      {},
      "service.portName: expected a name of 15 lower-case letters, digits and '-' at most",
    ],
  ),
  [
    'an annotation whose name the API server would refuse',
    { annotations: { 'two words': '' } },
    {},
    "service.annotations: expected a key of letters, digits, '-', '_' and '.', after a domain and '/' or without, got 'two words'",
  ],
  ['pods without a port', {}, { port: undefined }, 'service.of: expected pods that listen on a port'],
  [
    'a selector of all pods',
    {},
    { selector: {} },
    'service.of.selector: expected labels that select the pods',
  ],
])('refuses %s', (_, props, over, message) => {
  expect(findings(props, over)).toEqual([expect.stringContaining(message)]);
});

describe('the Service of an ingress', () => {
  test('is made for pods that have none', () => {
    const chart = chartIn(PRODUCTION);
    const { service } = new SecureIngress(chart, 'ingress', { service: pods(chart) });
    expect(service?.name).toBe('yashima');
  });

  test('is not made for a service that brings its own', () => {
    const chart = chartIn(PRODUCTION);
    new SecureIngress(chart, 'ingress', { service: pods(chart, 'web', { serviceName: 'shop' }) });
    expect(namesOf(chart, 'Service')).toEqual([]);
    expect(find(chart, 'Ingress', 'yashima').spec).toMatchObject({
      rules: [{ http: { paths: [{ backend: { service: { name: 'shop', port: { name: 'http' } } } }] } }],
    });
  });

  test('is the one that the chart has already made for these pods', () => {
    const chart = chartIn({ ...PRODUCTION, ingress: GATEWAY });
    const web = pods(chart);
    new ClusterService(chart, 'service', { of: web, name: 'shop', port: 8080 });
    new SecureIngress(chart, 'ingress', { service: web });
    expect(namesOf(chart, 'Service')).toEqual(['shop']);
    expect(find(chart, 'HTTPRoute', 'yashima').spec).toMatchObject({
      rules: [{ backendRefs: [{ name: 'shop', port: 8080 }] }],
    });
  });

  test('is led to by the name that it gives its port', () => {
    const chart = chartIn(PRODUCTION);
    const web = pods(chart);
    new ClusterService(chart, 'service', { of: web, portName: 'web' });
    const ingress = new SecureIngress(chart, 'ingress', { service: web });
    expect(ingress.service?.portName).toBe('web');
    expect(find(chart, 'Ingress', 'yashima').spec).toMatchObject({
      rules: [{ http: { paths: [{ backend: { service: { name: 'yashima', port: { name: 'web' } } } }] } }],
    });
  });

  test('is the one that the pods name where the chart has two', () => {
    const chart = chartIn(PRODUCTION);
    const web = pods(chart, 'web', { serviceName: 'shop' });
    new ClusterService(chart, 'first', { of: web, name: 'first' });
    new ClusterService(chart, 'service', { of: web, name: 'shop' });
    expect(new SecureIngress(chart, 'ingress', { service: web }).service?.name).toBe('shop');
  });

  test('is shared by two ingresses of one service', () => {
    const chart = chartIn(PRODUCTION);
    const service = pods(chart);
    new SecureIngress(chart, 'public', { service });
    new SecureIngress(chart, 'partners', { service, name: 'yashima-partners', hosts: ['api.example.com'] });
    expect(namesOf(chart, 'Service')).toEqual(['yashima']);
  });
});
