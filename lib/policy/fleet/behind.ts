import { type Container, records, textAt } from '../../kernel';
import { backendsOf } from '../backends';
import { once } from '../once';
import { fromLabels, isEmpty, selects } from '../selector';
import type { Placed, PodMaker, World } from '../world';

/** What answers a port of a Service: pods, and the container in them that listens. */
export interface Answering {
  readonly service: Placed;
  readonly maker: PodMaker;
  readonly container: Container;
}

/** Everything that an Ingress or a route leads to. */
export const behind = (world: World, entrance: Placed): readonly Answering[] => within(world)(entrance);

const within = once((world: World) =>
  once((entrance: Placed): readonly Answering[] =>
    backendsOf(entrance).flatMap(({ name, namespace, port }) => {
      const service = world.find('Service', namespace, name);
      return service === undefined ? [] : answering(world, service, port);
    }),
  ),
);

/** Who answers a port of a Service, by its name or number; any of its ports where none is asked for. */
export function answering(world: World, service: Placed, port?: unknown): readonly Answering[] {
  const { object, namespace } = service;
  const { selector: labels, ports } = Object(object.spec) as { selector?: unknown; ports?: unknown };
  const selector = fromLabels(labels);
  if (isEmpty(selector)) return [];
  const asked = records(ports).filter((own) => port === undefined || own.port === port || own.name === port);
  const targets = asked.map((own) => own.targetPort ?? own.port);
  return world
    .podMakers(namespace)
    .filter(({ pod }) => selects(selector, pod.labels))
    .flatMap((maker) => listening(maker, targets).map((container) => ({ service, maker, container })));
}

const listening = ({ pod }: PodMaker, targets: readonly unknown[]): readonly Container[] =>
  pod.containers.filter(({ container }) =>
    records(container.ports).some(
      (port) => targets.includes(port.containerPort) || targets.includes(textAt(port, 'name')),
    ),
  );
