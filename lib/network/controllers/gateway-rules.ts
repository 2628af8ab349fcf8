import type {
  HttpRouteSpecRules,
  HttpRouteSpecRulesFilters,
  HttpRouteSpecRulesMatches,
} from '../../../imports/gateway.networking.k8s.io';
import type { NamedValues } from '../route-conditions';
import { type Route, secondsOf } from '../routes-plan';
import type { SecureIngressPlan } from '../secure-ingress-plan';
import type { AddressOf } from './controller';
import { keepsCrawlersOut, NOINDEX } from './crawlers';

/** A rule for each path, with the time that a request to it may take. */
export const gatewayRules = (plan: SecureIngressPlan, addressOf: AddressOf): readonly HttpRouteSpecRules[] =>
  plan.routes.flatMap((route) => {
    const filters = [...(keepsCrawlersOut(plan) ? [NO_CRAWLERS] : []), ...rewriting(route)];
    const { name, port } = addressOf(route.backend.service);
    return matchesByRule(route).map((matches) => ({
      matches,
      ...(filters.length > 0 && { filters }),
      timeouts: { request: `${secondsOf(route)}s` },
      backendRefs: [{ group: '', kind: 'Service', name, port, weight: 1 }],
    }));
  });

/** A rule that replaces a prefix has one match, says the API server. */
export const matchesByRule = (route: Route): readonly HttpRouteSpecRulesMatches[][] =>
  route.rewrite === undefined ? [matchesOf(route)] : matchesOf(route).map((match) => [match]);

/** Values of one condition are alternatives, and a match has one of each: so every combination is a match. */
function matchesOf({ path, exact, when }: Route): HttpRouteSpecRulesMatches[] {
  const place = { path: { type: exact ? 'Exact' : 'PathPrefix', value: path } };
  if (when === undefined) return [place];
  const methods = when.methods.length === 0 ? [{}] : when.methods.map((method) => ({ method }));
  return combined(when.headers).flatMap((headers) =>
    combined(when.query).flatMap((queryParams) =>
      methods.map((method) => ({
        ...place,
        ...method,
        ...(headers.length > 0 && { headers }),
        ...(queryParams.length > 0 && { queryParams }),
      })),
    ),
  );
}

interface Match {
  readonly type: string;
  readonly name: string;
  readonly value: string;
}

const combined = (all: readonly NamedValues[]): readonly Match[][] =>
  all.reduce<readonly Match[][]>(
    (some, { name, values }) =>
      some.flatMap((before) => values.map((value) => [...before, { type: 'Exact', name, value }])),
    [[]],
  );

const NO_CRAWLERS: HttpRouteSpecRulesFilters = {
  type: 'ResponseHeaderModifier',
  responseHeaderModifier: { set: [NOINDEX] },
};

/** https://gateway-api.sigs.k8s.io/guides/http-redirect-rewrite/ */
function rewriting({ rewrite }: Route): readonly HttpRouteSpecRulesFilters[] {
  if (rewrite === undefined) return [];
  return [
    { type: 'URLRewrite', urlRewrite: { path: { type: 'ReplacePrefixMatch', replacePrefixMatch: rewrite } } },
  ];
}
