import { describe, expect, test } from '@jest/globals';
import { externalsIn, type IngressFacts } from '../../lib/kernel';
import type { IngressAuth, OidcAuth } from '../../lib/network';
import { ALB, find, ingressChart, ingressFindings, NGINX, PRODUCTION, QA } from './charts';

const OIDC: OidcAuth = {
  oidc: {
    issuer: 'https://login.example.com',
    authorizationEndpoint: 'https://login.example.com/authorize',
    tokenEndpoint: 'https://login.example.com/token',
    userInfoEndpoint: 'https://login.example.com/userinfo',
    secret: 'login',
  },
};

const annotations = (facts: IngressFacts, auth: IngressAuth, environment = QA) =>
  find(ingressChart(facts, { auth }, environment), 'Ingress', 'yashima').metadata.annotations;

const nginx = (name: string) => `nginx.ingress.kubernetes.io/${name}`;

describe('whoever comes', () => {
  test('has a password behind nginx', () => {
    expect(annotations(NGINX, { basic: 'doormen' })).toMatchObject({
      [nginx('auth-type')]: 'basic',
      [nginx('auth-secret')]: 'doormen',
      [nginx('auth-realm')]: 'yashima qa',
    });
  });

  test('is asked about by another service behind nginx', () => {
    const url = 'http://oauth2-proxy.login.svc/oauth2/auth';
    const signin = 'https://login.example.com/oauth2/start?rd=$scheme://$host$request_uri';
    const both = annotations(NGINX, { forward: { url, signin } });
    expect(both).toMatchObject({ [nginx('auth-url')]: url, [nginx('auth-signin')]: signin });
    expect(annotations(NGINX, { forward: { url } })).not.toHaveProperty([nginx('auth-signin')]);
  });

  test('signs in behind an ALB', () => {
    const found = annotations(ALB, OIDC) ?? {};
    expect(found['alb.ingress.kubernetes.io/auth-type']).toBe('oidc');
    const { secret, ...rest } = OIDC.oidc;
    expect(JSON.parse(found['alb.ingress.kubernetes.io/auth-idp-oidc'] ?? '')).toEqual({
      ...rest,
      secretName: 'login',
    });
  });

  test('may be asked in production too', () => {
    expect(annotations(NGINX, { basic: 'doormen' }, PRODUCTION)).toMatchObject({
      [nginx('auth-type')]: 'basic',
    });
  });
});

test.each<[IngressFacts, IngressAuth, string]>([
  [NGINX, { basic: 'doormen' }, 'Secret/doormen'],
  [ALB, OIDC, 'Secret/login'],
])('the Secret of %j is one that is made elsewhere', (facts, auth, secret) => {
  expect(externalsIn(ingressChart(facts, { auth }))).toContain(secret);
});

test.each<[IngressFacts, IngressAuth, string]>([
  [NGINX, { basic: 'Door Men' }, 'auth.basic: expected the name of a Secret, got something else'],
  [
    NGINX,
    { forward: { url: 'oauth2-proxy/auth' } },
    "auth.forward.url: expected a URL, got 'oauth2-proxy/auth'",
  ],
  [NGINX, { forward: { url: 'http://a/b', signin: 'http://a b' } }, 'auth.forward.signin: expected a URL'],
  [ALB, { oidc: { ...OIDC.oidc, tokenEndpoint: '' } }, "auth.oidc.tokenEndpoint: expected a URL, got ''"],
  [ALB, { oidc: { ...OIDC.oidc, secret: '' } }, 'auth.oidc.secret: expected the name of a Secret'],
  [NGINX, { basic: 'a', ...OIDC }, 'auth: expected one of basic, oidc, forward, got basic and oidc'],
])('refuses behind %j: %j', (facts, auth, message) => {
  expect(ingressFindings(facts, { auth })).toContainEqual(expect.stringContaining(`ingress.${message}`));
});
