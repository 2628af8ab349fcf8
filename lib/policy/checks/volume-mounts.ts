import { field, type Pod, records } from '../../kernel';
import type { Check, Objection } from '../check';
import type { Placed, World } from '../world';

/** A StatefulSet's claim templates are volumes of its pods too. */
const volumesOf = (placed: Placed, pod: Pod): ReadonlySet<unknown> =>
  new Set([
    ...records(pod.spec.volumes).map(({ name }) => name),
    ...records(field(placed.object, 'spec', 'volumeClaimTemplates')).map((claim) =>
      field(claim, 'metadata', 'name'),
    ),
  ]);

export const volumeMounts: Check = {
  id: 'C10',
  title: 'what a container mounts is a volume of its pod',
  severity: 'error',
  why: 'the API server refuses the pods',
  fix: 'add the volume, or take the mount away',
  *run({ objects }: World): Iterable<Objection> {
    for (const to of objects) {
      if (to.pod === undefined) continue;
      const volumes = volumesOf(to, to.pod);
      for (const { container, at } of to.pod.containers) {
        for (const { name, mountPath } of records(container.volumeMounts)) {
          if (volumes.has(name)) continue;
          const fix = 'add the volume or take the mount away';
          yield {
            to,
            field: `${at}.volumeMounts.${mountPath}`,
            expected: 'a volume of the pod',
            got: name,
            fix,
          };
        }
      }
    }
  },
};
