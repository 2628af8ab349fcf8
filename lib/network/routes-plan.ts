import { checkedSeconds, type Duration, type Path } from '../kernel';
import { type Backend, type Neighbourhood, planBackend } from './backend-plan';
import { withoutNamesakes } from './namesakes';
import { checkPath, withoutSlash } from './path-rules';
import type { Reachable } from './reachable';
import { type Conditions, type ConditionsPlan, planConditions } from './route-conditions';
import { servedRoutes } from './served-routes';

/** A path that something else is said about than about the others. */
export interface PathTo {
  readonly path: string;
  /** What answers it. @default - the service of the ingress */
  readonly service?: Reachable;
  /**
   * How long a request or a silent connection may take, 1s or more; '0s' is no limit, behind `gateway` only.
   * With less, a connection of Action Cable is cut. @default - the longest request of what answers
   */
  readonly timeout?: Duration;
  /** Whether the path alone is meant, and nothing below it. @default false */
  readonly exact?: boolean;
  /** Which requests are meant; behind `alb` and `gateway`. @default - all */
  readonly when?: Conditions;
}

export interface Route {
  readonly path: string;
  readonly exact: boolean;
  readonly backend: Backend;
  /** Seconds; undefined for those of what answers. */
  readonly timeout: number | undefined;
  readonly when: ConditionsPlan | undefined;
  /** What the pods see in place of the path; undefined for the path itself. */
  readonly rewrite: string | undefined;
  /** Where a chart says so, for what a controller finds wrong there. */
  readonly place: Path;
}

interface Written {
  readonly service: Reachable;
  readonly paths: readonly (string | PathTo)[];
  readonly rewrite: string | undefined;
}

/** Routes in the order in which they are meant: whoever matches in order must not find '/' before '/cable'. */
export function planRoutes(written: Written, around: Neighbourhood, path: Path): readonly Route[] {
  const { service, paths, rewrite } = written;
  const main = planBackend(service, around, path.at('service'));
  const at = path.at('paths');
  const entries = paths.map((entry) => (typeof entry === 'string' ? { path: entry } : entry));
  const own = entries.map((entry, index) => {
    const place = at.at(index);
    const other = entry.service === undefined || entry.service === service ? undefined : entry.service;
    const backend = other ? planBackend(other, around, place.at('service')) : main;
    return { ...planEntry(entry, place), backend, rewrite, place };
  });
  checkOnce(own);
  checkMain(service, entries, at);
  const all =
    main === undefined
      ? own
      : [...own, ...servedRoutes(service, own, around, path.at('service').at('routes'))];
  const led = all.flatMap(({ backend, ...route }) => (backend ? [{ ...route, backend }] : []));
  return [...withoutNamesakes(led)].sort(byPrecedence);
}

function planEntry({ path: text, exact = false, timeout, when }: PathTo, path: Path) {
  checkPath(text, path);
  return {
    path: text,
    exact,
    timeout: timeout === undefined ? undefined : checkedSeconds(timeout, path.at('timeout')),
    when: when && planConditions(when, path.at('when')),
  };
}

type Matched = Pick<Route, 'path' | 'exact' | 'when'>;

/** The longest path first, the path itself before all below it, some requests before all of them. */
const byPrecedence = (one: Matched, other: Matched): number =>
  other.path.length - one.path.length ||
  Number(other.exact) - Number(one.exact) ||
  Number(other.when !== undefined) - Number(one.when !== undefined);

function checkOnce(routes: readonly (Matched & { readonly place: Path })[]): void {
  const seen = new Set<string>();
  for (const { path, exact, when, place } of routes) {
    const key = JSON.stringify([withoutSlash(path), exact, when]);
    if (seen.has(key)) place.refuse('each path once', path, "remove one: 'a' and 'a/' are the same prefix");
    seen.add(key);
  }
}

function checkMain(service: Reachable, entries: readonly PathTo[], path: Path): void {
  if (entries.some((entry) => entry.service === undefined || entry.service === service)) return;
  const texts = entries.map((entry) => entry.path);
  path.refuse(`at least one path that leads to '${service.name}'`, texts, "add '/'");
}

/** Seconds that a request may take. */
export const secondsOf = ({ timeout, backend }: Route): number =>
  timeout ?? backend.service.drain.longestRequest;

/** Each backend once, in the order of the routes. */
export const backendsOf = (routes: readonly Route[]): Iterable<Backend> =>
  new Map(routes.map(({ backend }) => [backend.service, backend])).values();
