import { inPod, type Json, records, text, Words } from '../../kernel';
import type { Check, Objection } from '../check';
import type { PodMaker, World } from '../world';

type Found = Omit<Objection, 'to'>;

/** What C11 looks for in one list, across the containers of a pod, and variables that say two things or none. */
export const podDetails: Check = {
  id: 'F33',
  title: 'a variable says one value, a directory has one volume, a port one container',
  severity: 'error',
  why: 'the API server refuses the pods, or one of two containers cannot listen',
  fix: 'take one of the two away',
  *run({ objects }: World): Iterable<Objection> {
    for (const to of objects) {
      if (to.pod === undefined) continue;
      for (const { container, at } of to.pod.containers) {
        for (const found of [...variables(container, at), ...directories(container, at)])
          yield { to, ...found };
      }
      for (const found of ports(to.pod)) yield { to, ...found };
    }
  },
};

function* variables(container: Json, at: string): Iterable<Found> {
  for (const { name, value, valueFrom } of records(container.env)) {
    const field = `${at}.env.${name}`;
    if (text(value) !== undefined && value !== '' && valueFrom !== undefined) {
      const got = new Words('value and valueFrom');
      yield { field, expected: 'one of value and valueFrom', got, fix: 'take one of them away' };
    }
    for (const source of ['secretKeyRef', 'configMapKeyRef']) {
      const reference = Object(Object(valueFrom)[source]);
      const lacking = ['name', 'key'].filter((part) => (text(reference[part]) ?? '') === '');
      if (Object(valueFrom)[source] === undefined || lacking.length === 0) continue;
      const got = new Words(`a ${source} without ${lacking.join(' and ')}`);
      yield { field, expected: 'the name and the key of what says the value', got, fix: 'name both' };
    }
  }
}

/** https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#volumes-1 */
function* directories(container: Json, at: string): Iterable<Found> {
  const seen = new Set<unknown>();
  for (const { mountPath } of records(container.volumeMounts)) {
    if (seen.has(mountPath)) {
      const fix = 'take one of the two mounts away';
      yield { field: `${at}.volumeMounts`, expected: 'each mountPath once', got: mountPath, fix };
    }
    seen.add(mountPath);
  }
}

/** Containers share one network; a name that two have is taken for that of the first. */
function* ports(pod: PodMaker['pod']): Iterable<Found> {
  const numbers = new Map<string, unknown>();
  const names = new Map<unknown, unknown>();
  const prepares = new Set(
    records(pod.spec.initContainers).filter(({ restartPolicy }) => restartPolicy !== 'Always'),
  );
  for (const { container } of pod.containers.filter((one) => !prepares.has(one.container))) {
    for (const { name, containerPort, protocol = 'TCP' } of records(container.ports)) {
      const number = `${protocol} ${containerPort}`;
      const same = containerPort === undefined ? undefined : numbers.get(number);
      if (same !== undefined && same !== container.name) yield taken(pod, number, same);
      const named = name === undefined ? undefined : names.get(name);
      if (named !== undefined && named !== container.name && same === undefined)
        yield taken(pod, name, named);
      numbers.set(number, container.name);
      names.set(name, container.name);
    }
  }
}

const taken = (pod: PodMaker['pod'], got: unknown, by: unknown): Found => ({
  field: inPod(pod, 'spec.containers'),
  expected: 'ports that no other container of the pod has',
  got: new Words(`${got}, which ${by} has too`),
  fix: 'give one of them another port and name',
  severity: 'warning',
});
