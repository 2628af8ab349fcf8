import { describe, expect, test } from '@jest/globals';
import type { IngressFacts } from '../../lib/kernel';
import { SecureIngress, type SecureIngressProps } from '../../lib/network';
import {
  chartIn,
  find,
  findingsIn,
  ingressChart,
  ingressFindings,
  NGINX,
  namesOf,
  PRODUCTION,
  pods,
  QA,
} from './charts';

type Props = Omit<SecureIngressProps, 'service'>;

const nginx = (name: string) => `nginx.ingress.kubernetes.io/${name}`;

const ingress = (props: Props = {}, facts: IngressFacts = NGINX, environment = PRODUCTION) =>
  find(ingressChart(facts, props, environment), 'Ingress', 'yashima');

const annotations = (props: Props = {}, facts: IngressFacts = NGINX, environment = PRODUCTION) =>
  ingress(props, facts, environment).metadata.annotations ?? {};

test('the Ingress is of the class nginx, with its hosts under TLS and the port by its name', () => {
  const backend = { service: { name: 'yashima', port: { name: 'http' } } };
  expect(ingress().spec).toEqual({
    ingressClassName: 'nginx',
    rules: [{ host: 'yashima.example.com', http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }],
    tls: [{ hosts: ['yashima.example.com'] }],
  });
});

test('plain HTTP is redirected, and a request may take as long as the longest', () => {
  expect(annotations()).toEqual({
    [nginx('ssl-redirect')]: 'true',
    [nginx('proxy-read-timeout')]: '30',
    [nginx('proxy-send-timeout')]: '30',
  });
});

test('is of the class that the platform names', () => {
  expect(ingress({}, { ...NGINX, className: 'modsec' }).spec).toMatchObject({ ingressClassName: 'modsec' });
});

test('only the addresses that the chart or the platform names may send', () => {
  const office = { ...NGINX, allowedFrom: ['203.0.113.0/24'] };
  expect(annotations({}, office)[nginx('whitelist-source-range')]).toBe('203.0.113.0/24');
  const allowedFrom = ['198.51.100.0/24', '2001:db8::/32'];
  expect(annotations({ allowedFrom }, office)[nginx('whitelist-source-range')]).toBe(
    '198.51.100.0/24,2001:db8::/32',
  );
});

test.each<[Props['bodySize'], string | undefined]>([
  ['20Mi', '20m'],
  ['1.5Gi', '1536m'],
  ['512Ki', '512k'],
  ['1.5Ki', '1536'],
  ['unlimited', '0'],
  [undefined, undefined],
])('a body of %s is written as %s', (bodySize, expected) => {
  expect(annotations({ ...(bodySize && { bodySize }) })[nginx('proxy-body-size')]).toBe(expected);
});

test('refuses a body without a size', () => {
  expect(ingressFindings(NGINX, { bodySize: '0Mi' })).toEqual([
    expect.stringContaining("ingress.bodySize: expected an amount such as '768Mi' or '1.5Gi', got '0Mi'"),
  ]);
});

describe('a path with a timeout of its own', () => {
  const props: Props = { paths: ['/', { path: '/cable', timeout: '1h' }], auth: { basic: 'doormen' } };
  const chart = ingressChart(NGINX, props);

  test('stands in an Ingress of its own, for annotations hold for all of one', () => {
    expect(find(chart, 'Ingress', 'yashima-cable').spec).toMatchObject({
      rules: [{ host: 'yashima.example.com', http: { paths: [{ path: '/cable' }] } }],
    });
    expect(find(chart, 'Ingress', 'yashima').spec).toMatchObject({
      rules: [{ http: { paths: [{ path: '/' }] } }],
    });
  });

  test('keeps a silent connection for so long', () => {
    expect(find(chart, 'Ingress', 'yashima-cable').metadata.annotations).toMatchObject({
      [nginx('proxy-read-timeout')]: '3600',
      [nginx('proxy-send-timeout')]: '3600',
    });
  });

  test('is no way past those who ask who comes', () => {
    expect(find(chart, 'Ingress', 'yashima-cable').metadata.annotations).toMatchObject({
      [nginx('auth-secret')]: 'doormen',
    });
  });

  test('shares its Ingress with other paths of the same timeout', () => {
    const paths = ['/', { path: '/cable', timeout: '1h' }, { path: '/live', timeout: '3600s' }] as const;
    const { spec } = find(ingressChart(NGINX, { paths }), 'Ingress', 'yashima-cable');
    expect(spec).toMatchObject({ rules: [{ http: { paths: [{ path: '/cable' }, { path: '/live' }] } }] });
  });

  test('gets another name where two paths read alike', () => {
    const paths = ['/', { path: '/a-b', timeout: '1h' }, { path: '/a/b', timeout: '2h' }] as const;
    expect(namesOf(ingressChart(NGINX, { paths }), 'Ingress')).toEqual([
      'yashima-a-b',
      'yashima-a-b-2',
      'yashima',
    ]);
  });

  test('gets a name that neither another path nor a redirect has', () => {
    const timeouts = ['/a-b-2', '/redirect-1', '/a-b', '/a/b'].map(
      (path, index) => ({ path, timeout: `${index + 1}h` }) as const,
    );
    const names = namesOf(
      ingressChart(NGINX, { paths: ['/', ...timeouts], redirects: [{ from: '/old', to: '/new' }] }),
      'Ingress',
    );
    expect([...names].sort()).toEqual(
      ['', '-a-b', '-a-b-2', '-a-b-3', '-redirect-1', '-redirect-1-2'].map((suffix) => `yashima${suffix}`),
    );
  });

  test('refuses one without a limit, which nginx does not know', () => {
    expect(ingressFindings(NGINX, { paths: ['/', { path: '/cable', timeout: '0s' }] })).toEqual([
      expect.stringContaining('ingress.paths.1.timeout: expected whole seconds from 1 to'),
    ]);
  });
});

describe('rewrite', () => {
  test.each([
    ['/shop', '/', '/shop(/|$)(.*)', '/$2'],
    ['/shop', '/app', '/shop(/|$)(.*)', '/app/$2'],
    ['/', '/app/', '/()(.*)', '/app/$2'],
  ])('leads %s to %s', (path, rewrite, expression, target) => {
    const { metadata, spec } = ingress({ paths: [path], rewrite });
    expect(spec).toMatchObject({
      rules: [{ http: { paths: [{ path: expression, pathType: 'ImplementationSpecific' }] } }],
    });
    expect(metadata.annotations).toMatchObject({
      [nginx('use-regex')]: 'true',
      [nginx('rewrite-target')]: target,
    });
  });

  test.each<[string, Props]>([
    ['rewrite', { rewrite: '/a$1' }],
    ['rewrite', { rewrite: '/(a)' }],
    ['redirects.0.from', { redirects: [{ from: '/a$b', to: '/new' }] }],
    ['redirects.0.to', { redirects: [{ from: '/old', to: '/a$request_uri' }] }],
  ])('refuses a sign that means something to nginx: %s of %j', (place, props) => {
    expect(ingressFindings(NGINX, props)).toEqual([
      expect.stringContaining(
        `ingress.${place}: expected a path of letters, digits, '-', '.', '_' and '/', as ingress-nginx takes`,
      ),
    ]);
  });

  test('leaves the path of a part that the service leads itself', () => {
    const chart = chartIn({ ...PRODUCTION, ingress: NGINX });
    const cable = pods(chart, 'cable');
    const service = pods(chart, 'web', { routes: [{ path: '/cable', service: cable }] });
    new SecureIngress(chart, 'ingress', { service, paths: ['/shop'], rewrite: '/' });
    const own = find(chart, 'Ingress', 'yashima-cable');
    expect(own.metadata.annotations).not.toHaveProperty([nginx('rewrite-target')]);
    expect(own.spec).toMatchObject({
      rules: [{ http: { paths: [{ path: '/cable', pathType: 'Prefix' }] } }],
    });
  });
});

test.each(['/a~b', '/a@b', '/%e3'])('refuses the path %s, which strict validation refuses', (path) => {
  expect(ingressFindings(NGINX, { paths: ['/', path] })).toEqual([
    expect.stringContaining("ingress.paths.1: expected a path of letters, digits, '-', '.', '_' and '/'"),
  ]);
});

test('a default backend answers every host, and the hosts name the certificate', () => {
  expect(ingress({ defaultBackend: true }).spec).toEqual({
    ingressClassName: 'nginx',
    defaultBackend: { service: { name: 'yashima', port: { number: 80 } } },
    tls: [{ hosts: ['yashima.example.com'] }],
  });
});

describe('crawlers', () => {
  const able = { ...NGINX, responseHeaders: ['X-Robots-Tag'] };

  test('are kept out of qa by a ConfigMap of headers where the platform allows the header', () => {
    const chart = ingressChart(able, {}, QA);
    expect(find(chart, 'ConfigMap', 'yashima-headers')).toMatchObject({
      data: { 'X-Robots-Tag': 'noindex' },
    });
    expect(find(chart, 'Ingress', 'yashima').metadata.annotations).toMatchObject({
      [nginx('custom-headers')]: 'yashima/yashima-headers',
    });
    expect(ingressFindings(able, {}, QA)).toEqual([]);
  });

  test.each<[string, Props, typeof QA]>([
    ['production', {}, PRODUCTION],
    ['qa on demand', { noindex: false }, QA],
  ])('are let into %s', (_, props, environment) => {
    expect(namesOf(ingressChart(able, props, environment), 'ConfigMap')).toEqual([]);
  });

  test('are warned about where the platform does not', () => {
    expect(ingressFindings(NGINX, {}, QA)).toEqual([
      expect.stringContaining("N1: expected crawlers kept out of 'qa'"),
    ]);
  });

  test('are not said to be kept out where the platform does not', () => {
    expect(ingressFindings(NGINX, { noindex: true })).toEqual([
      expect.stringContaining(
        "ingress.noindex: expected no noindex behind 'nginx', which cannot set X-Robots-Tag",
      ),
    ]);
  });

  test.each<Props>([{ allowedFrom: ['203.0.113.0/24'] }, { auth: { basic: 'doormen' } }])(
    'need no warning behind a door: %j',
    (props) => {
      expect(ingressFindings(NGINX, props, QA)).toEqual([]);
    },
  );
});

test.each(['whitelist-source-range', 'allowlist-source-range', 'ssl-redirect', 'proxy-read-timeout'])(
  'refuses the annotation %s, which the library writes',
  (name) => {
    expect(ingressFindings(NGINX, { annotations: { [nginx(name)]: 'mine' } })).toEqual([
      expect.stringContaining(
        `expected no annotation that the library writes itself, such as ${nginx(name)}`,
      ),
    ]);
  },
);

test('annotations of the chart are on every Ingress', () => {
  const props: Props = {
    paths: ['/', { path: '/cable', timeout: '1h' }],
    annotations: { [nginx('enable-modsecurity')]: 'true' },
  };
  const chart = ingressChart(NGINX, props);
  for (const name of ['yashima', 'yashima-cable']) {
    expect(find(chart, 'Ingress', name).metadata.annotations).toMatchObject(props.annotations ?? {});
  }
});

test('that ingress-nginx was retired is said once a chart, with the way out', () => {
  const found = findingsIn({ ...PRODUCTION, ingress: NGINX }, (chart) => {
    const service = pods(chart);
    new SecureIngress(chart, 'ingress', { service });
    new SecureIngress(chart, 'partners', { service, name: 'partners', hosts: ['api.example.com'] });
  });
  expect(found).toEqual([
    "yashima/production/ingress: warning N3: expected a controller that gets security fixes, got 'nginx', which " +
      "was retired in March 2026; let the platform move to 'gateway' or another maintained controller; until then " +
      'acknowledge N3',
  ]);
});
