import { describe, expect, test } from '@jest/globals';
import { App } from 'cdk8s';
import { acknowledgementsOn, type Environment } from '../../lib/kernel';
import { type Reachable, SecureIngress, type SecureIngressProps } from '../../lib/network';
import {
  ALB,
  chartIn,
  find,
  findingsIn,
  GATEWAY,
  GCE,
  ingressChart,
  ingressFindings,
  NGINX,
  PRODUCTION,
  pods,
  QA,
} from './charts';

type Props = Omit<SecureIngressProps, 'service'>;
type Over = Partial<Omit<Reachable, 'node'>>;

const CERTIFICATE =
  'arn:aws:acm:ap-northeast-1:111122223333:certificate/11111111-2222-3333-4444-555555555555';

function annotations(props: Props = {}, environment: Environment = PRODUCTION, over: Over = {}) {
  const chart = chartIn(environment);
  new SecureIngress(chart, 'ingress', { service: pods(chart, 'web', over), ...props });
  return find(chart, 'Ingress', 'yashima').metadata.annotations ?? {};
}

const alb = (name: string) => `alb.ingress.kubernetes.io/${name}`;

const findings = (props: Props, environment: Environment = PRODUCTION, over: Over = {}) =>
  findingsIn(environment, (chart) => {
    new SecureIngress(chart, 'ingress', { service: pods(chart, 'web', over), ...props });
  });

const qa = (over: object = {}): Environment => ({ ...QA, ingress: { ...ALB, ...over } });

test('annotates TLS only, straight to the pods, with the health check and the times of the service', () => {
  const production = { ...PRODUCTION, ingress: { ...ALB, certificateArn: CERTIFICATE } };
  expect(annotations({}, production)).toEqual({
    [alb('scheme')]: 'internet-facing',
    [alb('target-type')]: 'ip',
    [alb('listen-ports')]: '[{"HTTP": 80}, {"HTTPS": 443}]',
    [alb('ssl-redirect')]: '443',
    [alb('ssl-policy')]: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
    [alb('certificate-arn')]: CERTIFICATE,
    [alb('healthcheck-path')]: '/up',
    [alb('success-codes')]: '200,301,403',
    [alb('load-balancer-attributes')]:
      'idle_timeout.timeout_seconds=30,routing.http.drop_invalid_header_fields.enabled=true',
    [alb('target-group-attributes')]: 'deregistration_delay.timeout_seconds=30',
  });
});

test('the Ingress is of the class alb, with its hosts under TLS and the port by its name', () => {
  const chart = chartIn(PRODUCTION);
  new SecureIngress(chart, 'ingress', { service: pods(chart) });
  const backend = { service: { name: 'yashima', port: { name: 'http' } } };
  expect(find(chart, 'Ingress', 'yashima').spec).toEqual({
    ingressClassName: 'alb',
    rules: [{ host: 'yashima.example.com', http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }],
    tls: [{ hosts: ['yashima.example.com'] }],
  });
});

test('leaves the certificate to the controller where the platform names none', () => {
  expect(annotations()).not.toHaveProperty([alb('certificate-arn')]);
});

test('leaves the health check to the controller where readiness is no HTTP request', () => {
  expect(annotations({}, PRODUCTION, { readinessPath: undefined })).not.toHaveProperty([
    alb('healthcheck-path'),
  ]);
});

test('is internal where the platform says so', () => {
  expect(annotations({}, qa({ scheme: 'internal' }))[alb('scheme')]).toBe('internal');
});

describe('allowedFrom', () => {
  const office = qa({ allowedFrom: ['203.0.113.0/24'] });

  test('is that of the platform', () => {
    expect(annotations({}, office)[alb('inbound-cidrs')]).toBe('203.0.113.0/24');
  });

  test('is that of the chart before that of the platform', () => {
    const allowedFrom = ['198.51.100.0/24', '2001:db8::/32'];
    expect(annotations({ allowedFrom }, office)[alb('inbound-cidrs')]).toBe('198.51.100.0/24,2001:db8::/32');
  });

  test('is everybody where nobody says', () => {
    expect(annotations()).not.toHaveProperty([alb('inbound-cidrs')]);
  });
});

describe('annotations of the chart', () => {
  test('stand beside those of the library', () => {
    expect(annotations({ annotations: { [alb('group.name')]: 'shared' } })).toMatchObject({
      [alb('group.name')]: 'shared',
      [alb('target-type')]: 'ip',
    });
  });

  test.each([['ssl-policy'], ['scheme'], ['inbound-cidrs'], ['target-group-attributes']])(
    'refuses %s, which the library writes',
    (name) => {
      expect(findings({ annotations: { [alb(name)]: 'mine' } })).toEqual([
        expect.stringContaining(
          `ingress.annotations: expected no annotation that the library writes itself, such as ${alb(name)}`,
        ),
      ]);
    },
  );

  test('may name a certificate where the platform names none', () => {
    expect(findings({ annotations: { [alb('certificate-arn')]: CERTIFICATE } })).toEqual([]);
  });
});

describe('times', () => {
  test.each([
    [1, 0],
    [4000, 3600],
  ])(
    'a longest request of %d s and a delay of %d s are what an ALB takes',
    (longestRequest, deregistrationDelay) => {
      expect(findings({}, PRODUCTION, { drain: { longestRequest, deregistrationDelay } })).toEqual([]);
    },
  );

  test.each([
    ['longestRequest', { longestRequest: 0, deregistrationDelay: 0 }, 'from 1 to 4000'],
    ['longestRequest', { longestRequest: 4001, deregistrationDelay: 0 }, 'from 1 to 4000'],
    ['deregistrationDelay', { longestRequest: 30, deregistrationDelay: 3601 }, 'from 0 to 3600'],
    ['deregistrationDelay', { longestRequest: 30, deregistrationDelay: -1 }, 'from 0 to 3600'],
  ])('refuses a %s out of range: %j', (name, drain, range) => {
    expect(findings({}, PRODUCTION, { drain })).toEqual([
      expect.stringContaining(`ingress.service.drain.${name}: expected whole seconds ${range}`),
    ]);
  });
});

describe('crawlers', () => {
  test('outside production a public ingress is warned about', () => {
    expect(findings({}, qa())).toEqual([
      "yashima/qa/ingress.noindex: warning N1: expected crawlers kept out of 'qa', which an ALB cannot do, " +
        "got nothing; restrict allowedFrom, or set config.action_dispatch.default_headers['X-Robots-Tag'] = " +
        "'noindex' in Rails and acknowledge N1, or use the controller 'gateway', which can",
    ]);
  });

  test.each<[string, Props, Environment]>([
    ['in production', {}, PRODUCTION],
    ['restricted by the chart', { allowedFrom: ['203.0.113.0/24'] }, qa()],
    ['restricted by the platform', {}, qa({ allowedFrom: ['203.0.113.0/24'] })],
    ['inside the company network', {}, qa({ scheme: 'internal' })],
    ['meant to be found', { noindex: false }, qa()],
  ])('nothing is said of an ingress %s', (_, props, environment) => {
    expect(findings(props, environment)).toEqual([]);
  });

  test.each([['0.0.0.0/0'], ['::/0']])('a restriction to %s is none', (everybody) => {
    expect(findings({ allowedFrom: [everybody] }, qa())).toEqual([expect.stringContaining('N1')]);
  });

  test('refuses noindex, which an ALB cannot say', () => {
    expect(findings({ noindex: true })).toEqual([
      expect.stringContaining(
        'ingress.noindex: expected no noindex behind an ALB, which cannot set X-Robots-Tag, got true',
      ),
    ]);
  });

  test('a warning can be acknowledged on the ingress', () => {
    const chart = chartIn(qa());
    const ingress = new SecureIngress(chart, 'ingress', { service: pods(chart) });
    ingress.acknowledge('N1', 'Rails sets the header');
    expect(acknowledgementsOn(ingress)).toEqual([{ id: 'N1', reason: 'Rails sets the header' }]);
  });
});

describe('pods without a readiness path', () => {
  test('are warned about behind an ALB, which asks over HTTP', () => {
    expect(findings({}, PRODUCTION, { readinessPath: undefined })).toEqual([
      "yashima/production/ingress.service.probes: warning N2: expected a readiness path, for an ALB asks pods over HTTP, got nothing; give 'yashima' probes with a path, or acknowledge that '/' answers 200",
    ]);
  });
});

describe('two services behind one ALB', () => {
  const behind = (over: Over, app = new App()) => {
    const chart = chartIn(PRODUCTION, app);
    const cable = pods(chart, 'cable', over);
    new SecureIngress(chart, 'ingress', {
      service: pods(chart),
      paths: ['/', { path: '/cable', service: cable }],
    });
    return chart;
  };

  test('the idle timeout is that of the longer requests', () => {
    const chart = behind({ drain: { longestRequest: 3600, deregistrationDelay: 30 } });
    const { annotations = {} } = find(chart, 'Ingress', 'yashima').metadata;
    expect(annotations[alb('load-balancer-attributes')]).toContain('idle_timeout.timeout_seconds=3600,');
  });

  test('the second says on its Service what it needs otherwise', () => {
    const drain = { longestRequest: 30, deregistrationDelay: 60 };
    const chart = behind({ readinessPath: '/cable/ready', drain });
    expect(find(chart, 'Service', 'yashima-cable').metadata.annotations).toEqual({
      [alb('healthcheck-path')]: '/cable/ready',
      [alb('target-group-attributes')]: 'deregistration_delay.timeout_seconds=60',
    });
  });

  test('the second says nothing where it needs the same', () => {
    expect(find(behind({}), 'Service', 'yashima-cable').metadata).not.toHaveProperty('annotations');
  });

  test('refuses other needs of a Service that it did not make', () => {
    const found = findingsIn(PRODUCTION, (chart) => {
      const cable = pods(chart, 'cable', { serviceName: 'cable', readinessPath: '/ready' });
      const paths = ['/', { path: '/cable', service: cable }];
      new SecureIngress(chart, 'ingress', { service: pods(chart), paths });
    });
    expect(found).toEqual([expect.stringContaining("got others of 'yashima-cable'; make them the same")]);
  });
});

describe('plain HTTP', () => {
  const closed = annotations({ plainHttp: 'closed' });

  test('is closed where the chart says so, with nothing left to redirect', () => {
    expect(closed[alb('listen-ports')]).toBe('[{"HTTPS": 443}]');
    expect(closed).not.toHaveProperty([alb('ssl-redirect')]);
  });
});

describe('a group', () => {
  test('shares an ALB, in the order that each names', () => {
    expect(annotations({ group: { name: 'public.shops', order: 0 } })).toMatchObject({
      [alb('group.name')]: 'public.shops',
      [alb('group.order')]: '0',
    });
  });

  test('can agree on one idle timeout', () => {
    const group = { name: 'public', idleTimeout: '90s' } as const;
    expect(annotations({ group })[alb('load-balancer-attributes')]).toContain('timeout_seconds=90,');
  });

  test.each<[Props['group'], string]>([
    [{ name: 'Public' }, 'group.name: expected a name of lower-case letters'],
    [{ name: 'x'.repeat(64) }, 'group.name: expected a name of lower-case letters'],
    [{ name: 'public', order: 1001 }, 'group.order: expected a whole number, from -1000 to 1000, got 1001'],
    [{ name: 'public', order: -1001 }, 'group.order: expected a whole number, from -1000 to 1000'],
    [
      { name: 'public', idleTimeout: '20s' },
      "group.idleTimeout: expected 30s or more, the longest request, got '20s'",
    ],
    [
      { name: 'public', idleTimeout: '2h' },
      'group.idleTimeout: expected a duration in whole seconds, from 1s to 4000s',
    ],
  ])('refuses %j', (group, message) => {
    expect(findings({ ...(group && { group }) })).toEqual([expect.stringContaining(message)]);
  });
});

describe('two ingresses of one group', () => {
  const together = (one: Props, other: Props) =>
    findingsIn(PRODUCTION, (chart) => {
      const service = pods(chart);
      for (const [index, props] of [one, other].entries()) {
        const group = { name: 'public', ...props.group };
        const hosts = [`host-${index}.example.com`];
        new SecureIngress(chart, `i${index}`, { service, name: `i${index}`, hosts, ...props, group });
      }
    });
  const group = (over: object) => ({ group: { name: 'public', ...over } });

  test.each<[Props, Props, string]>([
    [
      group({ idleTimeout: '90s' }),
      group({ idleTimeout: '91s' }),
      "group.idleTimeout: expected 90s, as 'i0' of the same group has, got '91s'; write the same idleTimeout in both",
    ],
    [
      { paths: ['/', { path: '/cable', timeout: '1h' }] },
      {},
      "group.idleTimeout: expected 3600s, as 'i0' of the same group has, got '30s'",
    ],
    [
      group({ order: 0 }),
      group({ order: 0 }),
      "group.order: expected an order that 'i0' of the same group does not have, got 0",
    ],
    [
      { allowedFrom: ['203.0.113.0/24'] },
      {},
      "allowedFrom: expected the ranges that 'i0' of the same group has, got nothing",
    ],
    [
      { defaultBackend: true },
      { defaultBackend: true },
      "defaultBackend: expected one default backend behind a load balancer, which 'i0' is, got true",
    ],
  ])('refuses %j beside %j', (one, other, message) => {
    expect(together(one, other)).toEqual([expect.stringContaining(`production/i1.${message}`)]);
  });

  test.each<[Props, Props]>([
    [group({ order: 1 }), group({ order: 2 })],
    [{}, {}],
    [
      { allowedFrom: ['203.0.113.0/24', '198.51.100.0/24'] },
      { allowedFrom: ['198.51.100.0/24', '203.0.113.0/24'] },
    ],
    [
      { defaultBackend: true, paths: ['/', { path: '/cable', timeout: '1h' }] },
      { defaultBackend: true, group: { name: 'other' } },
    ],
  ])('may be %j beside %j', (one, other) => {
    expect(together(one, other)).toEqual([]);
  });
});

test.each([
  [ALB, 0],
  [GATEWAY, 1],
  [NGINX, 1],
  [GCE, 0],
])('two default backends behind $controller, each without a group: %#', (ingress, refused) => {
  const found = findingsIn({ ...PRODUCTION, ingress }, (chart) => {
    const service = pods(chart);
    new SecureIngress(chart, 'one', { service, defaultBackend: true });
    new SecureIngress(chart, 'other', { service, name: 'other', defaultBackend: true });
  }).filter((finding) => !finding.includes('N3'));
  const message = 'production/other.defaultBackend: expected one default backend behind a load balancer';
  expect(found).toEqual(Array.from({ length: refused }, () => expect.stringContaining(message)));
});

describe('balancing', () => {
  const balancing = 'least_outstanding_requests';
  const leastRequests = 'load_balancing.algorithm.type=least_outstanding_requests';

  test('is said beside the deregistration delay', () => {
    expect(annotations({ balancing })[alb('target-group-attributes')]).toBe(
      `deregistration_delay.timeout_seconds=30,${leastRequests}`,
    );
  });

  test('is that of a second service too, which says its own delay', () => {
    const chart = chartIn(PRODUCTION);
    const cable = pods(chart, 'cable', { drain: { longestRequest: 30, deregistrationDelay: 60 } });
    const paths = ['/', { path: '/cable', service: cable }];
    new SecureIngress(chart, 'ingress', { service: pods(chart), paths, balancing });
    expect(find(chart, 'Service', 'yashima-cable').metadata.annotations).toEqual({
      [alb('target-group-attributes')]: `deregistration_delay.timeout_seconds=60,${leastRequests}`,
    });
  });
});

describe('a default backend', () => {
  const spec = (props: Props = {}) =>
    find(ingressChart(ALB, { defaultBackend: true, ...props }), 'Ingress', 'yashima').spec;
  const service = { name: 'yashima', port: { number: 80 } };

  test('answers every host by the number of its port, and the hosts name the certificate', () => {
    expect(spec()).toEqual({
      ingressClassName: 'alb',
      defaultBackend: { service },
      tls: [{ hosts: ['yashima.example.com'] }],
    });
  });

  test('leaves other paths their rules, for every host', () => {
    const paths = ['/', { path: '/jobs', exact: true }];
    expect(spec({ paths })).toMatchObject({
      defaultBackend: { service },
      rules: [{ http: { paths: [{ path: '/jobs', pathType: 'Exact' }] } }],
    });
    expect(spec({ paths })).not.toHaveProperty('rules.0.host');
  });

  test.each<[Props, string]>([
    [{ paths: ['/api'] }, "ingress.paths: expected '/' among them, for defaultBackend answers all"],
    [{ rewrite: '/' }, 'ingress.rewrite: expected none beside defaultBackend'],
  ])('refuses %j', (props, message) => {
    expect(ingressFindings(ALB, { defaultBackend: true, ...props })).toEqual([
      expect.stringContaining(message),
    ]);
  });
});

test('is of the class that the platform names', () => {
  expect(find(ingressChart({ ...ALB, className: 'alb-public' }), 'Ingress', 'yashima').spec).toMatchObject({
    ingressClassName: 'alb-public',
  });
});

test('a text of several lines in an annotation is left as it is', () => {
  const snippet = 'SecRuleEngine On\n  SecRule ARGS "@contains \ttab"\n\n# end \n';
  expect(annotations({ annotations: { 'example.com/rules': snippet } })['example.com/rules']).toBe(snippet);
});
