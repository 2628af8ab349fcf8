import { describe, expect, test } from '@jest/globals';
import type { IngressFacts } from '../../lib/kernel';
import type { Redirect } from '../../lib/network';
import { ALB, find, GATEWAY, ingressChart, ingressFindings, NGINX, namesOf } from './charts';

const OLD_HOST: Redirect = { from: 'old.example.com', to: 'yashima.example.com' };
const OLD_PATH: Redirect = { from: '/old', to: '/new', status: 302 };

const chart = (facts: IngressFacts, ...redirects: readonly Redirect[]) => ingressChart(facts, { redirects });

describe('behind an ALB', () => {
  const { metadata, spec } = find(chart(ALB, OLD_HOST, OLD_PATH), 'Ingress', 'yashima');
  const action = (name: string) =>
    JSON.parse(metadata.annotations?.[`alb.ingress.kubernetes.io/actions.${name}`] ?? '');

  test('a host leads to another one with path and query', () => {
    expect(action('redirect-1')).toEqual({
      type: 'redirect',
      redirectConfig: { host: 'yashima.example.com', port: '443', protocol: 'HTTPS', statusCode: 'HTTP_301' },
    });
  });

  test('a path leads to another one', () => {
    expect(action('redirect-2')).toEqual({
      type: 'redirect',
      redirectConfig: { path: '/new', port: '443', protocol: 'HTTPS', statusCode: 'HTTP_302' },
    });
  });

  test('each is a rule before those of the service', () => {
    const moved = (name: string) => ({ service: { name, port: { name: 'use-annotation' } } });
    expect(spec).toMatchObject({
      rules: [
        { host: 'old.example.com', http: { paths: [{ path: '/', backend: moved('redirect-1') }] } },
        {
          host: 'yashima.example.com',
          http: { paths: [{ path: '/old', backend: moved('redirect-2') }, { path: '/' }] },
        },
      ],
    });
  });

  test('the certificate covers the host that only redirects', () => {
    expect(spec).toMatchObject({ tls: [{ hosts: ['yashima.example.com', 'old.example.com'] }] });
  });
});

describe('behind a Gateway', () => {
  test('a host is a route of its own', () => {
    expect(find(chart(GATEWAY, OLD_HOST), 'HTTPRoute', 'yashima-redirect-1').spec).toMatchObject({
      hostnames: ['old.example.com'],
      rules: [
        {
          matches: [{ path: { type: 'PathPrefix', value: '/' } }],
          filters: [
            {
              type: 'RequestRedirect',
              requestRedirect: { scheme: 'https', hostname: 'yashima.example.com', statusCode: 301 },
            },
          ],
        },
      ],
    });
  });

  test('a path is a rule', () => {
    const requestRedirect = {
      scheme: 'https',
      path: { type: 'ReplaceFullPath', replaceFullPath: '/new' },
      statusCode: 302,
    };
    expect(find(chart(GATEWAY, OLD_PATH), 'HTTPRoute', 'yashima').spec).toMatchObject({
      rules: [{ filters: [{ type: 'RequestRedirect', requestRedirect }] }, {}],
    });
  });

  test('plain HTTP is led to TLS there too', () => {
    expect(find(chart(GATEWAY, OLD_HOST), 'HTTPRoute', 'yashima-redirect').spec).toMatchObject({
      hostnames: ['yashima.example.com', 'old.example.com'],
    });
  });
});

describe('behind nginx', () => {
  const nginx = (name: string) => `nginx.ingress.kubernetes.io/${name}`;

  test.each<[Redirect, string, string, string]>([
    [
      { from: 'old.example.com', to: 'shop.example.com/' },
      'permanent-redirect',
      'https://shop.example.com/',
      'old.example.com',
    ],
    [OLD_PATH, 'temporal-redirect', 'https://yashima.example.com/new', 'yashima.example.com'],
  ])('%j is an Ingress of its own', (redirect, annotation, url, host) => {
    const { metadata, spec } = find(chart(NGINX, redirect), 'Ingress', 'yashima-redirect-1');
    expect(metadata.annotations).toEqual({ [nginx('ssl-redirect')]: 'true', [nginx(annotation)]: url });
    expect(spec).toMatchObject({ rules: [{ host }] });
  });

  test('a path of several hosts stays with each of them', () => {
    const hosts = ['a.example.com', 'b.example.com'];
    const several = ingressChart(NGINX, { hosts, redirects: [OLD_PATH] });
    expect(namesOf(several, 'Ingress')).toEqual(['yashima', 'yashima-redirect-1', 'yashima-redirect-2']);
    expect(find(several, 'Ingress', 'yashima-redirect-2').metadata.annotations).toMatchObject({
      [nginx('temporal-redirect')]: 'https://b.example.com/new',
    });
  });

  test('refuses to keep the path, for which it would need a variable', () => {
    expect(ingressFindings(NGINX, { redirects: [OLD_HOST] })).toEqual([
      expect.stringContaining(
        "ingress.redirects.0.to: expected a host and a path behind 'nginx', which cannot keep the path, got " +
          "'yashima.example.com'; write 'yashima.example.com/'",
      ),
    ]);
  });

  test('refuses a path of hosts that it cannot name', () => {
    expect(ingressFindings(NGINX, { hosts: ['*.example.com'], redirects: [OLD_PATH] })).toEqual([
      expect.stringContaining(
        "ingress.redirects.0.to: expected a host and a path behind 'nginx' where hosts have a wildcard",
      ),
    ]);
  });
});

test.each<[Redirect, string]>([
  [{ from: 'https://old.example.com', to: '/' }, 'from: expected a host or a path'],
  [{ from: 'old', to: 'yashima.example.com/x y' }, "to: expected a path without '//'"],
  [{ from: '/old', to: 'Shop.example.com' }, 'to: expected a host, a path or both'],
  [{ from: '/old', to: '*.example.com/new' }, 'to: expected a host, a path or both'],
  [{ from: '/*', to: '/new' }, 'from: expected a path without wildcards'],
  [{ from: '/', to: 'shop.example.com' }, "from: expected what the ingress does not answer itself, got '/'"],
  [
    { from: 'yashima.example.com', to: 'shop.example.com' },
    'from: expected what the ingress does not answer itself',
  ],
  [{ from: '/old', to: '/old/new' }, "to: expected what does not lead back here, got '/old/new'"],
  [{ from: '/old', to: 'yashima.example.com' }, 'to: expected what does not lead back here'],
  [{ from: 'old.example.com', to: '/new' }, 'to: expected what does not lead back here'],
  [{ from: 'old.example.com', to: 'old.example.com/new' }, 'to: expected what does not lead back here'],
])('refuses %j', (redirect, message) => {
  expect(ingressFindings(ALB, { redirects: [redirect] })).toEqual([
    expect.stringContaining(`ingress.redirects.0.${message}`),
  ]);
});

test.each(['/old', '/old/'])('refuses one that is written twice, the second time as %s', (from) => {
  expect(ingressFindings(ALB, { redirects: [OLD_PATH, { from, to: '/newer' }] })).toEqual([
    expect.stringContaining(`ingress.redirects.1.from: expected each once, got '${from}'`),
  ]);
});

describe('circles', () => {
  const found = (redirects: readonly Redirect[], props: object = {}) =>
    ingressFindings(ALB, { redirects, ...props });

  test.each<[readonly Redirect[], number, string]>([
    [
      [
        { from: '/x', to: '/y/' },
        { from: '/y', to: '/x' },
      ],
      1,
      '/x',
    ],
    [
      [
        { from: 'b.example.com', to: 'c.example.com/' },
        { from: 'c.example.com', to: 'b.example.com/' },
      ],
      1,
      'b.example.com/',
    ],
    [
      [
        { from: '/a', to: '/b' },
        { from: '/b', to: '/c/d' },
        { from: '/help', to: '/a/b' },
        { from: '/c', to: '/a' },
      ],
      3,
      '/a',
    ],
    [
      [
        { from: '/old', to: 'b.example.com' },
        { from: 'b.example.com', to: 'yashima.example.com' },
      ],
      1,
      'yashima.example.com',
    ],
    [[{ from: '*.example.org', to: 'new.example.org' }], 0, 'new.example.org'],
  ])('are refused once, at their last redirect: %j', (redirects, index, to) => {
    expect(found(redirects)).toEqual([
      expect.stringContaining(
        `ingress.redirects.${index}.to: expected what does not lead back here, got '${to}'`,
      ),
    ]);
  });

  test.each<[string, readonly Redirect[], object]>([
    [
      'several redirects on one way',
      [
        { from: '/a', to: '/b' },
        { from: '/b', to: '/c' },
      ],
      {},
    ],
    [
      'a redirect to a path that a longer prefix answers',
      [{ from: '/a', to: '/a/b' }],
      { paths: ['/', '/a/b'] },
    ],
    [
      'a host of a wildcard that leads to the ingress',
      [{ from: '*.example.org', to: 'new.example.org' }],
      { hosts: ['new.example.org'] },
    ],
  ])('are none: %s', (_, redirects, props) => {
    expect(found(redirects, props)).toEqual([]);
  });
});
