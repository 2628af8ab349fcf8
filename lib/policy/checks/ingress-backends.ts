import { field, records } from '../../kernel';
import { type Backend, backendsOf } from '../backends';
import type { Check, Objection } from '../check';
import { missing } from '../missing';
import type { Placed, World } from '../world';

export const ingressBackends: Check = {
  id: 'C14',
  title: 'an Ingress or route leads to a Service, and to a port that it has',
  severity: 'error',
  why: 'the load balancer answers 503 for the whole path',
  fix: 'lead to a Service that is rendered, and to one of its ports',
  *run(world: World): Iterable<Objection> {
    for (const to of world.objects) {
      for (const backend of backendsOf(to)) {
        const { at, name, namespace } = backend;
        const service = { kind: 'Service', name, namespace };
        const objection = missing(world, to, at, service) ?? withoutPort(world, to, backend);
        if (objection !== undefined) yield objection;
      }
    }
  },
};

function withoutPort(world: World, to: Placed, backend: Backend): Objection | undefined {
  const { at, name, namespace, port } = backend;
  const found = world.find('Service', namespace, name);
  if (found === undefined || port === undefined) return undefined;
  const ports = records(field(found.object, 'spec', 'ports'));
  if (ports.some((candidate) => candidate.port === port || candidate.name === port)) return undefined;
  const has = ports.map((candidate) => candidate.name ?? candidate.port).join(', ');
  const expected = `a port of Service ${name}, which has ${has === '' ? 'none' : has}`;
  return { to, field: `${at}.port`, expected, got: port, fix: 'name one of them' };
}
