import { inPod, type Pod, records, Words } from '../../kernel';
import type { Check, Objection } from '../check';
import type { World } from '../world';

type Found = Omit<Objection, 'to'>;

/** C11 asks it of the ports of one container. https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports */
export const podPorts: Check = {
  id: 'F33',
  title: 'no two containers of a pod have the same port, or call one the same',
  severity: 'warning',
  why: 'they share one network, so that only one of them can listen; a name is taken for that of the first',
  fix: 'give one of them another port and another name',
  *run({ objects }: World): Iterable<Objection> {
    for (const to of objects) {
      if (to.pod === undefined) continue;
      for (const found of shared(to.pod)) yield { to, ...found };
    }
  },
};

function* shared(pod: Pod): Iterable<Found> {
  const takenBy = new Map<unknown, unknown>();
  const ended = new Set(records(pod.spec.initContainers).filter((one) => one.restartPolicy !== 'Always'));
  for (const { container } of pod.containers) {
    if (ended.has(container)) continue;
    for (const { name, containerPort, protocol = 'TCP' } of records(container.ports)) {
      const number = `${containerPort}/${protocol}`;
      const clash = [number, name].find((one) => takenBy.has(one) && takenBy.get(one) !== container.name);
      if (clash !== undefined) yield objection(pod, clash, takenBy.get(clash));
      takenBy.set(number, container.name);
      if (name !== undefined) takenBy.set(name, container.name);
    }
  }
}

const objection = (pod: Pod, port: unknown, by: unknown): Found => ({
  field: inPod(pod, 'spec.containers'),
  expected: 'ports that no other container of the pod has',
  got: new Words(`${port}, which ${by} has too`),
  fix: 'give one of them another port and name',
});
