import type { Path } from '../kernel';
import { checkPath, isPath, withoutSlash } from '../network';
import { ASSETS_PATH } from './assets-plan';
import type { CablePlan } from './cable-plan';
import type { SidePlan } from './side-plan';

/** A path that an ingress leads to a part of an application, or keeps open for longer. */
export interface LedPath {
  readonly path: string;
  /** Name of a further web process; undefined for Action Cable or the pods of assets. */
  readonly web: string | undefined;
  readonly to: 'webs' | 'cable' | 'assets';
  /** Seconds; undefined for the longest request. */
  readonly timeout: number | undefined;
}

interface Beside {
  readonly webs: Readonly<Record<string, SidePlan>>;
  readonly cable: CablePlan | undefined;
}

/** Each path leads to one place, '/' to the main process; what is refused here is left out. */
export function planLed({ webs, cable }: Beside, withAssets: boolean, path: Path): readonly LedPath[] {
  const wanted: readonly (readonly [LedPath, Path])[] = [
    ...(cable ? [[led('cable', cable), path.part('cable').at('path')] as const] : []),
    ...Object.entries(webs).flatMap(([web, { paths, timeout }]) =>
      paths.map((text, index) => {
        const place = path.part('webs').part(web).at('paths').at(index);
        return [{ ...led('webs', { path: text, timeout }), web }, place] as const;
      }),
    ),
  ];
  const taken = new Set(['/', ...(withAssets ? [ASSETS_PATH] : [])]);
  const free = wanted.filter(([one, place]) => isFree(one.path, taken, place)).map(([one]) => one);
  return withAssets ? [...free, led('assets', { path: ASSETS_PATH, timeout: undefined })] : free;
}

const led = (
  to: LedPath['to'],
  { path, timeout }: { readonly path: string; readonly timeout: number | undefined },
): LedPath => ({ path, web: undefined, to, timeout });

function isFree(text: string, taken: Set<string>, place: Path): boolean {
  checkPath(text, place);
  if (!isPath(text)) return false;
  const prefix = withoutSlash(text);
  if (taken.has(prefix)) {
    const fix = "choose another one: '/' is the main process's, and each path leads to one place";
    place.refuse('a path of its own', text, fix);
    return false;
  }
  taken.add(prefix);
  return true;
}
