import type { ApiObjectProps } from 'cdk8s';
import {
  HttpRoute,
  type HttpRouteSpec,
  type HttpRouteSpecParentRefs,
  type HttpRouteSpecRules,
  type HttpRouteSpecRulesFilters,
  type HttpRouteSpecRulesMatches,
} from '../../../imports/gateway.networking.k8s.io';
import { checkName, type Path } from '../../kernel';
import { type Backend, backendsOf } from '../routes-plan';
import type { SecureIngressPlan } from '../secure-ingress-plan';
import type { AddressOf, Controller, FactsOf } from './controller';

/** Gateway API: a route on the platform's TLS listener, and one on its plain listener that redirects. */
export const gateway = ({ gateway: parent }: FactsOf['gateway']): Controller => ({
  check: checkGateway,
  objects: (plan, addressOf) => ({
    route: httpRoute(plan, plan.name, {
      parentRefs: [parentRef(parent, parent.httpsListener ?? 'https')],
      hostnames: [...plan.hosts],
      rules: rules(plan, addressOf),
    }),
    redirect: httpRoute(plan, redirectName(plan), {
      parentRefs: [parentRef(parent, parent.httpListener ?? 'http')],
      hostnames: [...plan.hosts],
      rules: [REDIRECT],
    }),
  }),
  serviceAnnotations: () => ({}),
});

const redirectName = ({ name }: SecureIngressPlan): string => `${name}-redirect`;

const httpRoute = (
  { labels, annotations }: SecureIngressPlan,
  name: string,
  spec: HttpRouteSpec,
): ApiObjectProps =>
  HttpRoute.manifest({
    metadata: { name, labels, ...(Object.keys(annotations).length > 0 && { annotations }) },
    spec,
  });

/**
 * What the API server would fill in is written out here and below: left out of a list of a custom resource,
 * it makes Argo CD compare the lists as different for good. https://github.com/argoproj/argo-cd/issues/22151
 */
const parentRef = (
  { name, namespace }: FactsOf['gateway']['gateway'],
  sectionName: string,
): HttpRouteSpecParentRefs => ({
  group: 'gateway.networking.k8s.io',
  kind: 'Gateway',
  name,
  namespace,
  sectionName,
});

const rules = (plan: SecureIngressPlan, addressOf: AddressOf): HttpRouteSpecRules[] =>
  plan.routes.map(({ path, backend }) => ({
    matches: [prefix(path)],
    ...(keepsCrawlersOut(plan) && { filters: [NOINDEX] }),
    timeouts: { request: `${backend.service.drain.longestRequest}s` },
    backendRefs: [{ group: '', kind: 'Service', ...addressOf(backend.service), weight: 1 }],
  }));

const prefix = (value: string): HttpRouteSpecRulesMatches => ({ path: { type: 'PathPrefix', value } });

const keepsCrawlersOut = ({ noindex, environment }: SecureIngressPlan): boolean =>
  noindex ?? !environment.production;

const NOINDEX: HttpRouteSpecRulesFilters = {
  type: 'ResponseHeaderModifier',
  responseHeaderModifier: { set: [{ name: 'X-Robots-Tag', value: 'noindex' }] },
};

/** https://gateway-api.sigs.k8s.io/guides/http-redirect-rewrite/ */
const REDIRECT: HttpRouteSpecRules = {
  matches: [prefix('/')],
  filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } }],
};

/** Longest lists that HTTPRoute takes. https://gateway-api.sigs.k8s.io/reference/spec/#httproutespec */
const MOST = 16;
/** A duration has five digits at most. https://gateway-api.sigs.k8s.io/geps/gep-2257/ */
const LONGEST = 99_999;

function checkGateway(plan: SecureIngressPlan, path: Path): void {
  checkName(redirectName(plan), path.at('name'));
  if (plan.allowedFrom !== undefined) {
    const fix = "leave it out, or use the controller 'alb', which can (inbound-cidrs)";
    path.at('allowedFrom').refuse('none: no standard route can restrict who sends', plan.allowedFrom, fix);
  }
  for (const [name, { length }] of [
    ['hosts', plan.hosts],
    ['paths', plan.routes],
  ] as const) {
    if (length > MOST)
      path.at(name).refuse(`${MOST} at most, as HTTPRoute takes`, length, 'make a second ingress');
  }
  for (const backend of backendsOf(plan.routes))
    checkTimeout(backend, path.at('service').at('drain').at('longestRequest'));
}

function checkTimeout({ service }: Backend, path: Path): void {
  const { longestRequest } = service.drain;
  if (Number.isInteger(longestRequest) && longestRequest >= 1 && longestRequest <= LONGEST) return;
  const fix = `change longestRequest of '${service.name}'`;
  path.refuse(`whole seconds from 1 to ${LONGEST}, what a route takes as its timeout`, longestRequest, fix);
}
