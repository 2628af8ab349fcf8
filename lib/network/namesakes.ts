import { isDeepStrictEqual } from 'node:util';
import type { Path } from '../kernel';
import type { Backend } from './backend-plan';

interface Led {
  readonly backend: Backend;
  readonly place: Path;
}

/** Leaves out what leads to other pods of a name that is taken: Service and policy of both would be one object. */
export function withoutNamesakes<Route extends Led>(routes: readonly Route[]): readonly Route[] {
  const known = new Map<string, Backend>();
  const refused = new Set<Backend['service']>();
  return routes.filter(({ backend, place }) => {
    const { service } = backend;
    const first = known.get(service.name) ?? backend;
    known.set(service.name, first);
    if (areSame(first, backend)) return true;
    if (!refused.has(service)) {
      const expected = 'pods of a name that no others behind this ingress have';
      place.at('service').refuse(expected, service.name, 'rename one of the two');
    }
    refused.add(service);
    return false;
  });
}

const areSame = (one: Backend, other: Backend): boolean =>
  one.port.number === other.port.number && isDeepStrictEqual(one.service.selector, other.service.selector);
