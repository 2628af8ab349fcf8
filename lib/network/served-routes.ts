import { type Path, Words } from '../kernel';
import { type Neighbourhood, planBackend } from './backend-plan';
import { checkPath, withoutSlash } from './path-rules';
import type { Reachable, ServedPath } from './reachable';

interface Served {
  readonly route: ServedPath;
  readonly place: Path;
}

/** What the service wants led to its parts, where the chart does not name the same path. */
export function servedRoutes(
  service: Reachable,
  own: readonly { readonly path: string }[],
  around: Neighbourhood,
  path: Path,
) {
  const served = (service.routes ?? []).map((route, index) => ({ route, place: path.at(index) }));
  const named = new Set(own.map((entry) => withoutSlash(entry.path)));
  return distinct(
    served.filter(({ route }) => route.path === '/' || !named.has(withoutSlash(route.path))),
  ).map(({ route: { path: text, service: part, timeout }, place }) => ({
    path: text,
    exact: false,
    backend: planBackend(part, around, place.at('service')),
    timeout,
    when: undefined,
    rewrite: undefined,
    place,
  }));
}

/** Without those that nobody could ever be led by: '/', which is the service's own, and what another part has. */
function distinct(served: readonly Served[]): readonly Served[] {
  const takenBy = new Map<string, string>();
  return served.filter(({ route: { path: text, service }, place }) => {
    checkPath(text, place);
    const other = takenBy.get(withoutSlash(text));
    if (text !== '/' && other === undefined) {
      takenBy.set(withoutSlash(text), service.name);
      return true;
    }
    const isShared = other !== undefined && other !== service.name;
    const got = isShared ? new Words(`'${text}' of '${other}' and of '${service.name}'`) : text;
    const fix = `give '${service.name}' a prefix that nothing else answers`;
    place.refuse('a path of its own for each part of the service', got, fix);
    return false;
  });
}
