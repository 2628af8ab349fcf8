import { describe, expect, test } from '@jest/globals';
import { App, JsonPatch } from 'cdk8s';
import { type Environment, NOWHERE } from '../../lib/kernel';
import { SecureIngress, type SecureIngressProps } from '../../lib/network';
import { chartIn, find, findingsIn, GATEWAY, PRODUCTION, pods, QA } from './charts';

type Props = Omit<SecureIngressProps, 'service'>;

const render = (props: Props = {}, environment: Environment = PRODUCTION) => {
  const chart = chartIn(environment);
  const ingress = new SecureIngress(chart, 'ingress', { service: pods(chart), ...props });
  return { chart, ingress, spec: () => find(chart, 'Ingress', props.name ?? 'yashima').spec };
};

const findings = (props: Props, environment: Environment = PRODUCTION) =>
  findingsIn(environment, (chart) => {
    new SecureIngress(chart, 'ingress', { service: pods(chart), ...props });
  });

describe('hosts', () => {
  const hostsOf = (props: Props, hosts: readonly string[] = []) => {
    const chart = chartIn(PRODUCTION);
    new SecureIngress(chart, 'ingress', { service: pods(chart, 'web', { hosts }), ...props });
    return find(chart, 'Ingress', 'yashima').spec;
  };

  test('are the name of the service in the domain of the environment', () => {
    expect(hostsOf({})).toMatchObject({ rules: [{ host: 'yashima.example.com' }] });
  });

  test('are those of the service when it names some', () => {
    expect(hostsOf({}, ['shop.example.com'])).toMatchObject({ rules: [{ host: 'shop.example.com' }] });
  });

  test('are those of the ingress before those of the service', () => {
    expect(hostsOf({ hosts: ['*.example.com'] }, ['shop.example.com'])).toMatchObject({
      rules: [{ host: '*.example.com' }],
    });
  });

  test('refuses to guess one where the environment has no domain', () => {
    const { domain, ...qa } = QA;
    expect(findings({ noindex: false }, qa)).toEqual([
      "yashima/qa/ingress.hosts: expected hosts, for the environment 'qa' has no domain, got nothing; " +
        "set hosts here, or domain on the environment 'qa'",
    ]);
  });

  test.each([
    ['https://shop.example.com'],
    ['shop.example.com:443'],
    ['Shop.example.com'],
    ['shop.*.example.com'],
    ['10.0.0.1'],
    [''],
  ])('refuses %j', (host) => {
    expect(findings({ hosts: [host] })).toEqual([
      expect.stringContaining(`ingress.hosts.0: expected a host name in lower case, got '${host}'`),
    ]);
  });

  test('refuses a host that is written twice', () => {
    expect(findings({ hosts: ['shop.example.com', 'shop.example.com'] })).toEqual([
      expect.stringContaining('ingress.hosts.1: expected each host once'),
    ]);
  });

  test('refuses an empty list, which would answer to every host', () => {
    expect(findings({ hosts: [] })).toEqual([expect.stringContaining('expected at least one host')]);
  });
});

describe('paths', () => {
  test('are everything by default', () => {
    expect(render().spec()).toMatchObject({
      rules: [{ http: { paths: [{ path: '/', pathType: 'Prefix' }] } }],
    });
  });

  test('can lead to other pods, the longest path first', () => {
    const chart = chartIn(PRODUCTION);
    const cable = pods(chart, 'cable');
    new SecureIngress(chart, 'ingress', {
      service: pods(chart),
      paths: ['/', { path: '/cable', service: cable }],
    });
    expect(find(chart, 'Ingress', 'yashima').spec).toMatchObject({
      rules: [
        {
          http: {
            paths: [
              { path: '/cable', backend: { service: { name: 'yashima-cable' } } },
              { path: '/', backend: { service: { name: 'yashima' } } },
            ],
          },
        },
      ],
    });
  });

  test.each([
    ['cable', "a path that begins with '/', got 'cable'; write '/cable'"],
    ['/cable/*', 'a path without wildcards'],
    ['/a//b', "a path without '//'"],
    ['/a/../b', "a path without '//'"],
    ['/a%2Fb', "a path without '//'"],
    ['/a b', "a path without '//'"],
  ])('refuses %j', (path, message) => {
    expect(findings({ paths: [path] })).toEqual([
      expect.stringContaining(`ingress.paths.0: expected ${message}`),
    ]);
  });

  test('refuses the same prefix twice, with or without a slash at the end', () => {
    expect(findings({ paths: ['/cable', '/cable/'] })).toEqual([
      expect.stringContaining("ingress.paths.1: expected each path once, got '/cable/'"),
    ]);
  });

  test('refuses an ingress that never leads to its own service', () => {
    expect(findings({ paths: [] })).toEqual([
      expect.stringContaining("ingress.paths: expected at least one path that leads to 'yashima'"),
    ]);
  });

  test('refuses to lead one to pods without a port', () => {
    const found = findingsIn(PRODUCTION, (chart) => {
      const sidekiq = pods(chart, 'sidekiq', { port: undefined });
      const paths = ['/', { path: '/jobs', service: sidekiq }];
      new SecureIngress(chart, 'ingress', { service: pods(chart), paths });
    });
    expect(found).toEqual([
      'yashima/production/ingress.paths.1.service: expected pods that listen on a port, got ' +
        "'yashima-sidekiq', which listens on none; lead to the part that serves requests",
    ]);
  });

  test('refuses to lead to the pods of another namespace', () => {
    const found = findingsIn(PRODUCTION, (chart) => {
      const other = chartIn(PRODUCTION, new App(), 'asuka');
      new SecureIngress(chart, 'ingress', { service: pods(other) });
    });
    expect(found).toEqual([
      expect.stringContaining("expected pods of the ingress's own namespace, 'yashima', got 'asuka'"),
    ]);
  });
});

test('refuses a service that listens on no port, and asks nothing else of it', () => {
  const found = findingsIn(PRODUCTION, (chart) => {
    const worker = pods(chart, 'sidekiq', { port: undefined });
    Object.defineProperty(worker, 'drain', {
      get: () => {
        throw new Error('a worker drains nothing');
      },
    });
    new SecureIngress(chart, 'ingress', { service: worker });
  });
  expect(found).toEqual([expect.stringContaining('ingress.service: expected pods that listen on a port')]);
});

test('refuses an environment without an ingress controller', () => {
  const { ingress, ...qa } = QA;
  expect(findings({}, qa)).toEqual([
    expect.stringContaining(
      "expected an ingress controller on the platform for the environment 'qa', got nothing",
    ),
  ]);
});

test('refuses a plain chart outside any platform for its missing controller', () => {
  expect(findings({ hosts: ['shop.example.com'] }, NOWHERE)).toEqual([
    expect.stringContaining(
      'expected an ingress controller on the platform for the environment, got nothing',
    ),
  ]);
});

test('refuses a name that no object can have', () => {
  expect(findings({ name: 'Shop' })).toEqual([expect.stringContaining('ingress.name: expected a name of')]);
});

test('refuses an annotation whose name the API server would refuse', () => {
  expect(findings({ annotations: { 'not a name': '' } })).toEqual([
    expect.stringContaining(
      "ingress.annotations: expected a key of letters, digits, '-', '_' and '.', after a domain and '/' or without, got 'not a name'",
    ),
  ]);
});

test.each([
  [[], 'ingress.allowedFrom: expected at least one range'],
  [
    ['10.0.0.1/8'],
    "ingress.allowedFrom.0: expected a range that starts at its first address, got '10.0.0.1/8'",
  ],
])('refuses allowedFrom %j', (allowedFrom, message) => {
  expect(findings({ allowedFrom })).toEqual([expect.stringContaining(message)]);
});

test.each([
  ['alb', PRODUCTION, 'Ingress'],
  ['gateway', { ...PRODUCTION, ingress: GATEWAY }, 'HTTPRoute'],
])(
  'the %s ingress is the whole service’s: it carries the version and no component',
  (_, environment, kind) => {
    const { chart } = render({}, environment);
    expect(find(chart, kind, 'yashima').metadata.labels).toEqual({
      'app.kubernetes.io/name': 'yashima',
      'app.kubernetes.io/part-of': 'yashima',
      'app.kubernetes.io/managed-by': 'cdk8s-rails',
      'app.kubernetes.io/version': '4f2a9c1',
    });
  },
);

test('a JSON patch on a part survives', () => {
  const { chart, ingress } = render({}, { ...PRODUCTION, ingress: GATEWAY });
  const rewrite = { type: 'URLRewrite', urlRewrite: { hostname: 'internal.example.com' } };
  ingress.route?.addJsonPatch(JsonPatch.add('/spec/rules/0/filters', [rewrite]));
  expect(find(chart, 'HTTPRoute', 'yashima').spec).toMatchObject({ rules: [{ filters: [rewrite] }] });
});
