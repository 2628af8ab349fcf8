import type { Reachable, ServedPath } from '../network';
import type { LedPath } from './led-paths';

/** The parts of an application that answer paths of their own. */
interface Parts {
  readonly main: Reachable;
  readonly webs: Readonly<Record<string, Reachable>>;
  readonly cable: Reachable | undefined;
  readonly assetPods: Reachable | undefined;
}

/** What an ingress leads elsewhere than to the main process, or keeps open for longer. */
export const servedPaths = (
  led: readonly LedPath[],
  { main, webs, cable = main, assetPods = main }: Parts,
): readonly ServedPath[] =>
  led.map(({ path, to, web = '', timeout }) => ({
    path,
    service: { webs: webs[web] ?? main, cable, assets: assetPods }[to],
    ...(timeout !== undefined && { timeout }),
  }));
