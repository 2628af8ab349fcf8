import { inPod, isDnsLabel, type Json, type Pod, records } from '../../kernel';
import type { Check, Objection } from '../check';
import type { World } from '../world';

type Found = Omit<Objection, 'to'>;

/** https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/ */
export const podNames: Check = {
  id: 'C11',
  title: 'containers, ports, volumes and variables of a pod have valid names of their own',
  severity: 'error',
  why: 'the API server refuses the pods, or takes the last of two',
  fix: 'rename one of the two, or take it away',
  *run({ objects }: World): Iterable<Objection> {
    for (const to of objects) {
      if (to.pod === undefined) continue;
      for (const found of inOnePod(to.pod)) yield { to, ...found };
    }
  },
};

function* inOnePod(pod: Pod): Iterable<Found> {
  const containers = pod.containers;
  yield* distinct(
    containers.map(({ container }) => container),
    inPod(pod, 'spec.containers'),
  );
  yield* distinct(records(pod.spec.volumes), inPod(pod, 'spec.volumes'));
  for (const { container, at } of containers) {
    if (!isLabel(container.name)) yield label(at, container.name);
    yield* distinct(records(container.env), `${at}.env`);
    const named = records(container.ports).filter(({ name }) => name !== undefined);
    yield* distinct(named, `${at}.ports`);
    for (const { name } of named) if (!isPortName(name)) yield portName(`${at}.ports`, name);
  }
  for (const { name } of records(pod.spec.volumes)) {
    if (!isLabel(name)) yield label(inPod(pod, 'spec.volumes'), name);
  }
}

const isLabel = (name: unknown) => typeof name === 'string' && isDnsLabel(name);

/** An IANA service name. */
const isPortName = (name: unknown) => isLabel(name) && /^(?=.{1,15}$)(?=.*[a-z])(?!.*--)/.test(String(name));

const label = (at: string, got: unknown): Found => ({
  field: `${at}.name`,
  expected: "lower-case letters, digits and '-', 63 characters at most",
  got,
  fix: 'choose a shorter or simpler name',
});

const portName = (at: string, got: unknown): Found => ({
  field: `${at}.name`,
  expected: "lower-case letters, digits and single '-', a letter among them, 15 characters at most",
  got,
  fix: 'choose a shorter or simpler name',
});

function* distinct(named: readonly Json[], at: string): Iterable<Found> {
  const seen = new Set<unknown>();
  for (const { name } of named) {
    if (seen.has(name)) {
      yield {
        field: at,
        expected: 'each name once',
        got: name,
        fix: 'rename one of the two or take it away',
      };
    }
    seen.add(name);
  }
}
