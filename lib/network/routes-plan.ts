import { type Path, show, Words } from '../kernel';
import { checkPath, withoutSlash } from './path-rules';
import type { Reachable } from './reachable';

/** A path that another service answers. */
export interface PathTo {
  readonly path: string;
  readonly service: Reachable;
}

/** Pods that requests are led to; the port is known to be there. */
export interface Backend {
  readonly service: Reachable;
  readonly port: NonNullable<Reachable['port']>;
}

export interface Route {
  readonly path: string;
  readonly backend: Backend;
}

/** Where the ingress is, to tell what it can lead to. */
export interface Neighbourhood {
  readonly namespace: string | undefined;
  namespaceOf(service: Reachable): string | undefined;
}

/** Routes with the longest path first: whoever matches in order must not find '/' before '/cable'. */
export function planRoutes(
  service: Reachable,
  paths: readonly (string | PathTo)[],
  around: Neighbourhood,
  path: Path,
): readonly Route[] {
  const main = planBackend(service, around, path.at('service'));
  const at = path.at('paths');
  checkPaths(service, paths, at);
  return paths
    .flatMap((entry, index) => {
      if (typeof entry === 'string') return main === undefined ? [] : [{ path: entry, backend: main }];
      const same = entry.service === service;
      const backend = same ? main : planBackend(entry.service, around, at.at(index).at('service'));
      return backend === undefined ? [] : [{ path: entry.path, backend }];
    })
    .sort((one, other) => other.path.length - one.path.length);
}

function planBackend(service: Reachable, around: Neighbourhood, path: Path): Backend | undefined {
  const namespace = around.namespaceOf(service);
  if (namespace !== around.namespace) {
    const fix = `put a SecureIngress into the chart of '${service.name}'`;
    path.refuse(`pods of the ingress's own namespace, ${show(around.namespace)}`, namespace, fix);
  }
  if (service.port === undefined) {
    const got = new Words(`'${service.name}', which listens on none`);
    path.refuse('pods that listen on a port', got, 'lead to the part that serves requests');
    return undefined;
  }
  return { service, port: service.port };
}

function checkPaths(service: Reachable, paths: readonly (string | PathTo)[], path: Path): void {
  const texts = paths.map((entry) => (typeof entry === 'string' ? entry : entry.path));
  for (const [index, text] of texts.entries()) {
    checkPath(text, path.at(index));
    if (texts.slice(0, index).some((earlier) => withoutSlash(earlier) === withoutSlash(text))) {
      path.at(index).refuse('each path once', text, "remove one: 'a' and 'a/' are the same prefix");
    }
  }
  if (!paths.some((entry) => typeof entry === 'string' || entry.service === service)) {
    path.refuse(`at least one path that leads to '${service.name}'`, texts, "add '/'");
  }
}

/** Each backend once, in the order of the routes. */
export const backendsOf = (routes: readonly Route[]): Iterable<Backend> =>
  new Map(routes.map(({ backend }) => [backend.service, backend])).values();
