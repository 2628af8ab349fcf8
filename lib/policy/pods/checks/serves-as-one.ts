import { Words } from '../../../kernel';
import type { Check, Objection } from '../../check';
import type { World } from '../../world';
import { preStopOf } from '../pre-stop';
import type { Process } from '../processes';
import { type Serving, servingIn } from '../serving';

/** All containers of a pod are told to stop at the same time, each after its own hook. */
export const servesAsOne: Check = {
  id: 'F5',
  title: 'containers of a pod that answer the same requests go on together',
  severity: 'warning',
  why: 'a proxy that is gone before what is behind it, or the other way round, answers nobody any more',
  fix: 'give the proxy a preStop that sleeps as long as that of what it leads to',
  *run(world: World): Iterable<Objection> {
    for (const serving of servingIn(world)) {
      // what is behind a proxy may end before it
      if (!serving.front) continue;
      const seconds = preStopOf(serving.process.container);
      const behind = longestBehind(serving);
      if (seconds === undefined || behind === undefined || seconds >= behind.seconds) continue;
      yield {
        to: serving.running.to,
        field: `${serving.process.at}.lifecycle.preStop`,
        expected: `a sleep of ${behind.seconds}s or more, as long as ${behind.name} goes on`,
        got: seconds === 0 ? new Words('none') : `${seconds}s`,
        fix: 'sleep as long, or start it as a sidecar: an init container with restartPolicy Always ends last',
      };
    }
  },
};

interface Behind {
  readonly name: unknown;
  readonly seconds: number;
}

/** The container beside it that goes on longest. */
function longestBehind({ running: { processes }, process }: Serving): Behind | undefined {
  const sleeping = processes.flatMap((other: Process) => {
    const seconds = other === process ? undefined : preStopOf(other.container);
    return seconds === undefined || seconds === 0 ? [] : [{ name: other.container.name, seconds }];
  });
  return sleeping.toSorted((one, other) => other.seconds - one.seconds)[0];
}
