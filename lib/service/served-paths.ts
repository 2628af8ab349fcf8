import type { Reachable, ServedPath } from '../network';
import { ASSETS_PATH } from './assets-plan';
import type { RailsPlan } from './rails-plan';

/** The parts of an application that answer paths of their own. */
interface Parts {
  readonly main: Reachable;
  readonly webs: Readonly<Record<string, Reachable>>;
  readonly cable: Reachable | undefined;
  readonly assetPods: Reachable | undefined;
}

/** What an ingress leads elsewhere than to the main process, or keeps open for longer. */
export function servedPaths(
  { webs: plans, cable: cablePlan }: Pick<RailsPlan, 'webs' | 'cable'>,
  { main, webs, cable = main, assetPods }: Parts,
): readonly ServedPath[] {
  const sides = Object.entries(plans).flatMap(([name, { paths, timeout }]) =>
    paths.map((path) => ({ path, service: webs[name] ?? main, ...(timeout !== undefined && { timeout }) })),
  );
  return [
    ...(cablePlan ? [{ path: cablePlan.path, service: cable, timeout: cablePlan.timeout }] : []),
    ...sides,
    ...(assetPods ? [{ path: ASSETS_PATH, service: assetPods }] : []),
  ];
}
