import type { Path } from '../../kernel';
import type { Route } from '../routes-plan';
import type { SecureIngressPlan } from '../secure-ingress-plan';
import { matchesByRule } from './gateway-rules';

/** Longest lists that HTTPRoute takes. https://gateway-api.sigs.k8s.io/reference/spec/#httprouterule */
const MOST_MATCHES = 64;
const MOST_MATCHES_OF_ALL = 128;
const MOST_NAMES = 16;
/** It takes the names of parameters for those of headers, so that `filter[id]` is none. */
const NAME = /^[\w!#$%&'*+.^`|~-]+$/;

/** Refuses conditions that an ALB would take and a route does not; `more` counts the matches of redirects. */
export function checkMatches({ routes }: SecureIngressPlan, more: number, path: Path): void {
  for (const route of routes) checkWhen(route);
  const all = more + routes.flatMap((route) => matchesByRule(route).flat()).length;
  if (all <= MOST_MATCHES_OF_ALL || routes.some((route) => mostOf(route) > MOST_MATCHES)) return;
  const expected = `${MOST_MATCHES_OF_ALL} combinations of values at most in all, as HTTPRoute takes`;
  path.refuse(expected, all, 'make a second ingress');
}

/** How many matches one rule of a route has. */
const mostOf = (route: Route): number => Math.max(...matchesByRule(route).map(({ length }) => length));

function checkWhen(route: Route): void {
  const { when, place } = route;
  if (when === undefined) return;
  const most = mostOf(route);
  if (most > MOST_MATCHES) {
    const expected = `${MOST_MATCHES} combinations of values at most, as HTTPRoute takes`;
    place.at('when').refuse(expected, most, 'split it into two paths');
  }
  for (const [prop, { length }] of [
    ['header', when.headers],
    ['query', when.query],
  ] as const) {
    if (length <= MOST_NAMES) continue;
    place
      .at('when')
      .at(prop)
      .refuse(`${MOST_NAMES} names at most, as HTTPRoute takes`, length, 'leave some out');
  }
  for (const { name } of when.query) {
    if (NAME.test(name) || !/^[\x21-\x7e]+$/.test(name)) continue;
    const fix = 'ask for a header or another parameter';
    place
      .at('when')
      .at('query')
      .refuse("names of letters, digits and signs such as '-' and '_', as HTTPRoute takes", name, fix);
  }
}
