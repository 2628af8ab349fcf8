import { isHostName, type Path } from '../kernel';
import { checkPath, withoutSlash } from './path-rules';
import { circlesOf } from './redirect-circles';
import type { Route } from './routes-plan';

/** Requests that are sent elsewhere instead of being answered. */
export interface Redirect {
  /** A host, `'old.example.com'`, or a path of the ingress's own hosts, `'/old'`, with all below it. */
  readonly from: string;
  /**
   * A host, to which path and query are kept (behind `alb` and `gateway`), a path, or both:
   * `'shop.example.com/new'`. Where a path is named, all of them lead to this one.
   */
  readonly to: string;
  /** 302 while it may still change: browsers remember a 301. @default 301 */
  readonly status?: 301 | 302;
}

export interface RedirectPlan {
  /** Undefined for the hosts of the ingress. */
  readonly host: string | undefined;
  readonly path: string;
  /** Undefined for the host that was asked. */
  readonly toHost: string | undefined;
  /** Undefined for the path that was asked. */
  readonly toPath: string | undefined;
  readonly status: 301 | 302;
  readonly place: Path;
}

export function planRedirects(
  redirects: readonly Redirect[],
  routes: readonly Route[],
  hosts: readonly string[],
  path: Path,
): readonly RedirectPlan[] {
  const plans = redirects.map((redirect, index) => planRedirect(redirect, path.at(index)));
  for (const [index, { from }] of redirects.entries()) {
    const isSame = (other: Redirect) => withoutSlash(other.from) === withoutSlash(from);
    if (redirects.findIndex(isSame) === index) continue;
    path.at(index).at('from').refuse('each once', from, "remove one: '/a' and '/a/' are the same prefix");
  }
  for (const plan of plans) checkFree(plan, routes, hosts);
  for (const { place, toHost, toPath } of circlesOf({ redirects: plans, routes, hosts })) {
    const to = `${toHost ?? ''}${toPath ?? ''}`;
    place.at('to').refuse('what does not lead back here', to, 'lead it elsewhere');
  }
  return plans;
}

function planRedirect({ from, to, status = 301 }: Redirect, place: Path): RedirectPlan {
  const { host, path = '/' } = split(from);
  const { host: toHost, path: toPath } = split(to);
  checkSource(split(from), from, place.at('from'));
  checkTarget(split(to), to, place.at('to'));
  if (status !== 301 && status !== 302) {
    place.at('status').refuse('301 or 302', status, 'use 302 while it may still change');
  }
  return { host, path, toHost, toPath, status, place };
}

interface Place {
  readonly host: string | undefined;
  readonly path: string | undefined;
}

function split(text: string): Place {
  const slash = text.indexOf('/');
  if (slash < 0) return { host: text, path: undefined };
  return { host: slash === 0 ? undefined : text.slice(0, slash), path: text.slice(slash) };
}

function checkSource({ host, path: text }: Place, from: string, path: Path): void {
  if (text !== undefined && host === undefined) checkPath(text, path);
  else if (text !== undefined || host === undefined || !isHostName(host)) {
    path.refuse('a host or a path', from, "write it as 'old.example.com' or '/old'");
  }
}

function checkTarget({ host, path: text }: Place, to: string, path: Path): void {
  if (host !== undefined && (!isHostName(host) || host.startsWith('*'))) {
    path.refuse(
      'a host, a path or both',
      to,
      "write it as 'shop.example.com', '/new' or 'shop.example.com/new'",
    );
  } else if (text !== undefined) checkPath(text, path);
}

function checkFree(plan: RedirectPlan, routes: readonly Route[], hosts: readonly string[]): void {
  const { host, path, place } = plan;
  const taken =
    host === undefined
      ? routes.some((route) => withoutSlash(route.path) === withoutSlash(path))
      : hosts.includes(host);
  if (!taken) return;
  place.at('from').refuse('what the ingress does not answer itself', host ?? path, 'remove one of the two');
}
