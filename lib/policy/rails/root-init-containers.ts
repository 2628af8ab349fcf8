import { field, record, Words } from '../../kernel';
import type { Check, Objection } from '../check';
import type { World } from '../world';
import { type Process, processesIn } from './processes';

const ENFORCE = 'pod-security.kubernetes.io/enforce';

/** Where `restricted` is enforced, C16 says it of every container. */
export const rootInitContainers: Check = {
  id: 'F37',
  title: 'no init container runs as root or privileged',
  severity: 'warning',
  why: 'whoever takes over the image is root on the volumes, privileged even on the node',
  fix: 'give volumes to the group of the pod with fsGroup, and prepare an emptyDir as its own user',
  *run(world: World): Iterable<Objection> {
    for (const process of processesIn(world)) {
      const { to, isInit } = process;
      if (!isInit || isRestricted(world, to.namespace)) continue;
      yield* rights(process);
    }
  },
};

const isRestricted = (world: World, namespace: string): boolean =>
  record(world.find('Namespace', '', namespace)?.object.metadata.labels)[ENFORCE] === 'restricted';

function* rights({ to, at, container }: Process): Iterable<Objection> {
  const fix = "use fsGroup for claims; an emptyDir's own directories are made without root";
  const expected = 'no more rights than the application has';
  if (field(container, 'securityContext', 'privileged') === true) {
    yield {
      to,
      field: `${at}.securityContext.privileged`,
      expected,
      got: new Words('a privileged container'),
      fix,
    };
  } else if (userOf(container) === 0 || (userOf(container) === undefined && userOf(to.pod.spec) === 0)) {
    yield { to, field: `${at}.securityContext.runAsUser`, expected, got: new Words('root'), fix };
  }
}

const userOf = (holder: unknown): unknown => field(holder, 'securityContext', 'runAsUser');
