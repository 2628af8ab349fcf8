import type { Check, Objection } from '../check';
import { field, records, text } from '../json';
import type { Pod } from '../pod';
import { selectionOf } from '../selection';
import { selects } from '../selector';
import type { World } from '../world';

const portNames = (pod: Pod) =>
  pod.containers.flatMap(({ container }) => records(container.ports).map(({ name }) => name));

/** A port that no container declares has no endpoint, without an error anywhere. */
export const servicePorts: Check = {
  id: 'C8',
  title: 'a port that a Service names is declared by the pods that it selects',
  *run(world: World): Iterable<Objection> {
    for (const to of world.objects) {
      const selection = to.kind === 'Service' ? selectionOf(to) : undefined;
      if (selection === undefined) continue;
      const selected = world
        .podMakers(to.namespace)
        .filter(({ pod }) => selects(selection.selector, pod.labels));
      if (selected.length === 0) continue;
      const declared = new Set(selected.flatMap(({ pod }) => portNames(pod)));
      for (const [index, { name, targetPort }] of records(field(to.object, 'spec', 'ports')).entries()) {
        if (text(targetPort) === undefined || declared.has(targetPort)) continue;
        const expected = 'the name of a port that the selected pods declare';
        const at = `spec.ports.${text(name) ?? index}.targetPort`;
        yield { to, field: at, expected, got: targetPort, fix: 'name a containerPort so, or use its number' };
      }
    }
  },
};
