import { pathName } from '../path-rules';
import { type Route, secondsOf } from '../routes-plan';
import type { SecureIngressPlan } from '../secure-ingress-plan';
import { redirectNames } from './nginx-redirects';

/** Routes of one Ingress: annotations hold for all of it, so what needs others stands in another one. */
export interface NginxGroup {
  /** What the Ingress is called after the name of the whole; undefined for the Ingress of the service itself. */
  readonly suffix: string | undefined;
  readonly seconds: number;
  readonly rewrite: string | undefined;
  readonly routes: readonly Route[];
}

export function nginxGroups(plan: SecureIngressPlan): readonly NginxGroup[] {
  const { routes, service } = plan;
  const groups = new Map<string, Route[]>();
  for (const route of routes) {
    const key = JSON.stringify([secondsOf(route), route.rewrite]);
    groups.set(key, [...(groups.get(key) ?? []), route]);
  }
  // the last route of the service is the shortest: the one that most requests take
  const main = routes.findLast(({ backend }) => backend.service === service);
  const names = new Set(redirectNames(plan));
  return [...groups.values()].flatMap((members) => {
    const [first] = members;
    if (first === undefined) return [];
    const isMain = main !== undefined && members.includes(main);
    const suffix = isMain ? undefined : freeName(pathName(first.path), names);
    return [{ suffix, seconds: secondsOf(first), rewrite: first.rewrite, routes: members }];
  });
}

function freeName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let number = 2; taken.has(name); number += 1) name = `${wanted}-${number}`;
  taken.add(name);
  return name;
}
