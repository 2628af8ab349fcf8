import { covers } from './path-rules';
import type { RedirectPlan } from './redirects-plan';
import type { Route } from './routes-plan';

/** Who answers at which hosts and paths. */
interface Around {
  readonly redirects: readonly RedirectPlan[];
  readonly routes: readonly Route[];
  /** The hosts of the ingress itself. */
  readonly hosts: readonly string[];
}

/** Where a browser is: a host, undefined for those of the ingress, and a path. */
interface Location {
  readonly host: string | undefined;
  readonly path: string;
}

/** The last redirect of every circle that a browser would be sent in. */
export function circlesOf(around: Around): readonly RedirectPlan[] {
  const { redirects } = around;
  const last = redirects.flatMap((redirect) => {
    const circle = circleFrom(redirect, around);
    return circle.length === 0 ? [] : [Math.max(...circle.map((one) => redirects.indexOf(one)))];
  });
  return redirects.filter((_, index) => last.includes(index));
}

/** Follows a redirect until something else answers, or one is met again at the same place. */
function circleFrom(start: RedirectPlan, around: Around): readonly RedirectPlan[] {
  const way: RedirectPlan[] = [];
  const places: string[] = [];
  let at: Location = { host: start.host, path: start.path };
  for (let next = redirectAt(at, around); next !== undefined; next = redirectAt(at, around)) {
    const place = JSON.stringify([at.host, at.path]);
    if (places.includes(place)) return way.slice(places.indexOf(place));
    way.push(next);
    places.push(place);
    const { toHost, toPath = at.path } = next;
    at = { host: toHost === undefined ? at.host : ownerOf(toHost, around), path: toPath };
  }
  return [];
}

/** The longest prefix wins, among redirects and what the ingress answers itself. */
function redirectAt({ host, path }: Location, { redirects, routes }: Around): RedirectPlan | undefined {
  const [redirect] = redirects
    .filter((one) => one.host === host && covers(one.path, path))
    .sort((one, other) => other.path.length - one.path.length);
  if (redirect === undefined || host !== undefined) return redirect;
  const answered = routes.some(
    (route) =>
      route.when === undefined &&
      (route.exact ? route.path === path : covers(route.path, path)) &&
      route.path.length > redirect.path.length,
  );
  return answered ? undefined : redirect;
}

/** The host, or wildcard, under which something is said about a host; undefined for the ingress itself. */
function ownerOf(host: string, { redirects, hosts }: Around): string | undefined {
  if (hosts.includes(host)) return undefined;
  const wildcard = host.replace(/^[^.]+/, '*');
  if (redirects.some((redirect) => redirect.host === host)) return host;
  return hosts.includes(wildcard) ? undefined : wildcardOr(host, wildcard, redirects);
}

const wildcardOr = (host: string, wildcard: string, redirects: readonly RedirectPlan[]): string =>
  redirects.some((redirect) => redirect.host === wildcard) ? wildcard : host;
