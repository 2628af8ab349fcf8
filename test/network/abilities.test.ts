import { expect, test } from '@jest/globals';
import type { IngressFacts } from '../../lib/kernel';
import type { SecureIngressProps } from '../../lib/network';
import { ALB, GATEWAY, GCE, ingressFindings, NGINX } from './charts';

type Props = Omit<SecureIngressProps, 'service'>;

const OIDC = {
  issuer: 'https://login.example.com',
  authorizationEndpoint: 'https://login.example.com/authorize',
  tokenEndpoint: 'https://login.example.com/token',
  userInfoEndpoint: 'https://login.example.com/userinfo',
  secret: 'login',
};

const ASKED: readonly (readonly [string, Props, readonly IngressFacts[], string])[] = [
  [
    'allowedFrom',
    { allowedFrom: ['203.0.113.0/24'] },
    [ALB, NGINX],
    "leave it out, or use the controller 'alb' or 'nginx'",
  ],
  ['balancing', { balancing: 'round_robin' }, [ALB], "leave it out, or use the controller 'alb'"],
  ['bodySize', { bodySize: '20Mi' }, [NGINX], "leave it out, or use the controller 'nginx'"],
  [
    'group',
    { group: { name: 'public', order: 10, idleTimeout: '1h' } },
    [ALB, GATEWAY, NGINX],
    "leave it out, or use the controller 'alb' or 'gateway' or 'nginx'",
  ],
  [
    'plainHttp',
    { plainHttp: 'closed' },
    [ALB, GATEWAY, GCE],
    "leave it out, or use the controller 'alb' or 'gateway' or 'gce'",
  ],
  ['redirects', { redirects: [{ from: '/old', to: '/new' }] }, [ALB, GATEWAY, NGINX], 'leave it out, or use'],
  ['rewrite', { paths: ['/shop'], rewrite: '/' }, [ALB, GATEWAY, NGINX], 'leave it out, or use'],
  [
    'paths.1.when',
    { paths: ['/', { path: '/', when: { method: 'GET' } }] },
    [ALB, GATEWAY],
    'leave it out, or use',
  ],
  ['auth', { auth: { basic: 'doormen' } }, [NGINX], "or use the controller 'nginx'"],
  ['auth', { auth: { forward: { url: 'http://login/auth' } } }, [NGINX], "or use the controller 'nginx'"],
  ['auth', { auth: { oidc: OIDC } }, [ALB], "or use the controller 'alb'"],
  ['defaultBackend', { defaultBackend: true }, [ALB, GATEWAY, GCE, NGINX], ''],
  ['noindex', { noindex: false }, [ALB, GATEWAY, GCE, NGINX], ''],
];

const cases = ASKED.flatMap(([prop, props, able, instead]) =>
  [ALB, GATEWAY, NGINX, GCE].map((facts) => ({ prop, props, facts, can: able.includes(facts), instead })),
);

test.each(cases.filter(({ can }) => can))('$facts.controller can $props', ({ props, facts }) => {
  expect(ingressFindings(facts, props)).toEqual([]);
});

test.each(cases.filter(({ can }) => !can))(
  '$facts.controller refuses $props with the name of who can',
  ({ prop, props, facts, instead }) => {
    const [finding, ...others] = ingressFindings(facts, props);
    expect(others).toEqual([]);
    expect(finding).toContain(
      `ingress.${prop}: expected none behind '${facts.controller}', which cannot do it`,
    );
    expect(finding).toContain(instead);
  },
);

test.each([
  ['plainHttp', { plainHttp: 'open' as 'closed' }],
  ['balancing', { balancing: 'random' as 'round_robin' }],
])('refuses a word that %s does not know', (prop, props) => {
  expect(ingressFindings(ALB, props)).toEqual([expect.stringContaining(`ingress.${prop}: expected one of `)]);
});
