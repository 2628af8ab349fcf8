import { checkName, type Path } from '../../kernel';
import type { SecureIngressPlan } from '../secure-ingress-plan';
import { hostRedirects, pathRedirects } from './gateway-redirects';
import { matchesOf } from './gateway-rules';
import { tlsHostsOf } from './ingress-object';
import { checkTimeouts } from './times';

/** Longest lists that HTTPRoute takes. https://gateway-api.sigs.k8s.io/reference/spec/#httproutespec */
const MOST = 16;
const MOST_MATCHES = 64;
/** A duration has five digits at most. https://gateway-api.sigs.k8s.io/geps/gep-2257/ */
const REQUEST = { from: 1, to: 99_999, what: 'a route takes as its timeout', endless: 0 };

export function checkGateway(plan: SecureIngressPlan, path: Path): void {
  const moved = hostRedirects(plan).length;
  if (plan.plainHttp !== 'closed' || moved > 0) {
    checkName(`${plan.name}-redirect${moved > 0 ? `-${moved}` : ''}`, path.at('name'));
  }
  for (const [name, length] of [
    ['hosts', tlsHostsOf(plan).length],
    ['paths', plan.routes.length + pathRedirects(plan).length],
  ] as const) {
    if (length > MOST)
      path.at(name).refuse(`${MOST} at most, as HTTPRoute takes`, length, 'make a second ingress');
  }
  for (const route of plan.routes) {
    const { length } = matchesOf(route);
    if (length <= MOST_MATCHES) continue;
    const expected = `${MOST_MATCHES} combinations of values at most, as HTTPRoute takes`;
    route.place.at('when').refuse(expected, length, 'split it into two paths');
  }
  checkExactRewrites(plan);
  checkTimeouts(plan, REQUEST, path);
}

/** https://gateway-api.sigs.k8s.io/reference/spec/#httppathmodifier */
function checkExactRewrites({ routes, rewrite }: SecureIngressPlan): void {
  for (const { exact, place, rewrite: replaced } of routes) {
    if (!exact || replaced === undefined) continue;
    const fix = 'leave exact out: a route replaces prefixes';
    place.at('exact').refuse('a prefix, which rewrite replaces', rewrite, fix);
  }
}
