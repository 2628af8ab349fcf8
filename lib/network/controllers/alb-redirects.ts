import type { HTTPIngressPath, IngressRule } from 'kubernetes-types/networking/v1';
import type { RedirectPlan } from '../redirects-plan';
import type { SecureIngressPlan } from '../secure-ingress-plan';
import { type Annotations, actionBackend, onAlb } from './alb-names';

interface Redirects {
  /** Hosts that only redirect. */
  readonly ofHosts: readonly IngressRule[];
  /** Paths of the ingress's hosts. */
  readonly ofPaths: readonly HTTPIngressPath[];
  readonly annotations: Annotations;
}

/** Each redirect is a backend without a Service, and an annotation that says what it is. */
export function albRedirects({ redirects }: SecureIngressPlan): Redirects {
  const rules = redirects.map((redirect, index) => {
    const name = `redirect-${index + 1}`;
    const path = { path: redirect.path, pathType: 'Prefix', backend: actionBackend(name) };
    return { redirect, name, path };
  });
  return {
    ofHosts: rules.flatMap(({ redirect: { host }, path }) =>
      host === undefined ? [] : [{ host, http: { paths: [path] } }],
    ),
    ofPaths: rules.flatMap(({ redirect: { host }, path }) => (host === undefined ? [path] : [])),
    annotations: onAlb(
      Object.fromEntries(rules.map(({ redirect, name }) => [`actions.${name}`, action(redirect)])),
    ),
  };
}

/** What is not said is kept: `#{host}`, `#{path}` and `#{query}`. */
const action = ({ toHost, toPath, status }: RedirectPlan): string =>
  JSON.stringify({
    type: 'redirect',
    redirectConfig: {
      ...(toHost !== undefined && { host: toHost }),
      ...(toPath !== undefined && { path: toPath }),
      port: '443',
      protocol: 'HTTPS',
      statusCode: `HTTP_${status}`,
    },
  });
