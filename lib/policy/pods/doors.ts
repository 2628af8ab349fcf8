import { field, type Json, list, records, text } from '../../kernel';
import { backendsOf } from '../backends';
import { once } from '../once';
import { selectedBy } from '../selected';
import { selectionOf } from '../selection';
import type { Placed, PodMaker, World } from '../world';
import type { Process } from './processes';
import type { Running } from './running';

/** How requests from outside reach pods: an Ingress or route, and the Service that it leads to. */
export interface Door {
  readonly from: Placed;
  readonly service: Placed;
  /** What requests ask for: hosts of the Ingress or route. */
  readonly hosts: readonly string[];
  /** The port of the pods, its number or name; undefined where the Service does not say. */
  readonly port: unknown;
}

/** The Services that select pods. */
export const servicesOf = (world: World, maker: PodMaker): readonly Placed[] =>
  services(world).get(maker) ?? [];

/** The ways from outside to pods. */
export const doorsOf = (world: World, maker: PodMaker): readonly Door[] => doors(world).get(maker) ?? [];

/** The containers that answer what comes through a door: those that declare the port, or the only one. */
export function answering({ processes }: Running, { port }: Pick<Door, 'port'>): readonly Process[] {
  const declaring = processes.filter(({ container }) =>
    records(container.ports).some(
      ({ name, containerPort }) => port !== undefined && (name === port || containerPort === port),
    ),
  );
  return declaring.length > 0 || processes.length > 1 ? declaring : processes;
}

type ByMaker<T> = ReadonlyMap<PodMaker, readonly T[]>;

const services: (world: World) => ByMaker<Placed> = once((world) =>
  grouped(
    world.objects
      .filter(({ kind }) => kind === 'Service')
      .flatMap((service) => behind(world, service).map((maker) => [maker, service] as const)),
  ),
);

const doors: (world: World) => ByMaker<Door> = once((world) =>
  grouped(world.objects.flatMap((from) => doorsIn(world, from))),
);

function doorsIn(world: World, from: Placed): readonly (readonly [PodMaker, Door])[] {
  const backends = backendsOf(from);
  if (backends.length === 0) return [];
  const hosts = hostsOf(from);
  return backends.flatMap(({ name, namespace, port: asked }) => {
    const service = world.find('Service', namespace, name);
    if (service === undefined) return [];
    const door = { from, service, hosts, port: targetOf(service, asked) };
    return behind(world, service).map((maker) => [maker, door] as const);
  });
}

function behind(world: World, service: Placed): readonly PodMaker[] {
  const { selector } = selectionOf(service) ?? {};
  return selector === undefined ? [] : selectedBy(world, service.namespace, selector);
}

/** Where a port of a Service leads to in its pods. */
function targetOf({ object }: Placed, asked: unknown): unknown {
  const ports = records(field(object, 'spec', 'ports'));
  const one = ports.find(({ name, port }) => name === asked || port === asked) ?? only(ports);
  return one?.targetPort ?? one?.port;
}

const only = ([first, ...rest]: readonly Json[]): Json | undefined => (rest.length === 0 ? first : undefined);

function hostsOf({ object }: Placed): readonly string[] {
  const ofRules = records(field(object, 'spec', 'rules')).map(({ host }) => host);
  return [...ofRules, ...list(field(object, 'spec', 'hostnames'))].flatMap((host) => text(host) ?? []);
}

function grouped<K, T>(pairs: readonly (readonly [K, T])[]): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const [key, value] of pairs) {
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}
