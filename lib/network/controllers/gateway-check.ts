import { checkName, type Path } from '../../kernel';
import type { SecureIngressPlan } from '../secure-ingress-plan';
import { checkMatches } from './gateway-matches-check';
import { hostRedirects, pathRedirects } from './gateway-redirects';
import { matchesByRule } from './gateway-rules';
import { tlsHostsOf } from './ingress-object';
import { checkOneDefault } from './one-default';
import { checkTimeouts } from './times';

/** Longest lists that HTTPRoute takes. https://gateway-api.sigs.k8s.io/reference/spec/#httproutespec */
const MOST = 16;
/** A duration has five digits at most. https://gateway-api.sigs.k8s.io/geps/gep-2257/ */
const REQUEST = { from: 1, to: 99_999, what: 'a route takes as its timeout', endless: 0 };

export function checkGateway(plan: SecureIngressPlan, path: Path): void {
  const moved = hostRedirects(plan).length;
  if (plan.plainHttp !== 'closed' || moved > 0) {
    checkName(`${plan.name}-redirect${moved > 0 ? `-${moved}` : ''}`, path.at('name'));
  }
  for (const [name, length] of [
    ['hosts', tlsHostsOf(plan).length],
    ['paths', rulesOf(plan)],
  ] as const) {
    if (length > MOST)
      path.at(name).refuse(`${MOST} at most, as HTTPRoute takes`, length, 'make a second ingress');
  }
  checkMatches(plan, pathRedirects(plan).length, path.at('paths'));
  checkOneDefault(plan, plan.others, path);
  checkExactRewrites(plan);
  checkTimeouts(plan, REQUEST, path);
}

const rulesOf = (plan: SecureIngressPlan): number =>
  pathRedirects(plan).length + plan.routes.flatMap(matchesByRule).length;

/** https://gateway-api.sigs.k8s.io/reference/spec/#httppathmodifier */
function checkExactRewrites({ routes, rewrite }: SecureIngressPlan): void {
  for (const { exact, place, rewrite: replaced } of routes) {
    if (!exact || replaced === undefined) continue;
    const fix = 'leave exact out: a route replaces prefixes';
    place.at('exact').refuse('a prefix, which rewrite replaces', rewrite, fix);
  }
}
