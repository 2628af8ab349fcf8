import { field, type Pod, records, text } from '../../kernel';
import type { Check, Objection } from '../check';
import { selectionOf } from '../selection';
import { selects } from '../selector';
import type { World } from '../world';

const portsOf = (pod: Pod) => pod.containers.flatMap(({ container }) => records(container.ports));

/**
 * A name that no container declares has no endpoint, without an error anywhere. A number needs no
 * declaration; but where ports are declared, one that is not among them is a slip.
 */
export const servicePorts: Check = {
  id: 'C8',
  title: 'a port that a Service leads to is declared by the pods that it selects',
  severity: 'error',
  why: 'a port that no container declares has no endpoint, without an error anywhere',
  fix: 'lead to a containerPort by its name or number',
  *run(world: World): Iterable<Objection> {
    for (const to of world.objects) {
      const selection = to.kind === 'Service' ? selectionOf(to) : undefined;
      if (selection === undefined) continue;
      const selected = world
        .podMakers(to.namespace)
        .filter(({ pod }) => selects(selection.selector, pod.labels));
      if (selected.length === 0) continue;
      const ports = selected.flatMap(({ pod }) => portsOf(pod));
      const declared = new Set(ports.flatMap(({ name, containerPort }) => [name, containerPort]));
      for (const [index, { name, targetPort }] of records(field(to.object, 'spec', 'ports')).entries()) {
        const silent = typeof targetPort === 'number' ? ports.length === 0 : text(targetPort) === undefined;
        if (silent || declared.has(targetPort)) continue;
        const expected = 'a port that the selected pods declare';
        const at = `spec.ports.${text(name) ?? index}.targetPort`;
        yield {
          to,
          field: at,
          expected,
          got: targetPort,
          fix: 'lead to a containerPort, by its name or number',
        };
      }
    }
  },
};
