import { Words } from '../../kernel';
import type { Check, Objection } from '../check';
import type { Placed, World } from '../world';
import { isWeb, isWorker, type Process, running, variable } from './processes';

/** https://github.com/rails/solid_queue#puma-plugin */
const IN_PUMA = 'SOLID_QUEUE_IN_PUMA';

export const singlePurpose: Check = {
  id: 'F60',
  title: 'a pod serves requests or works through jobs, not both',
  severity: 'warning',
  why: 'a worker that ends takes the web process out with it, and neither can be scaled alone',
  fix: 'give workers a Deployment of their own',
  *run(world: World): Iterable<Objection> {
    const told = new Set<Placed>();
    for (const process of running(world)) {
      const { to, at } = process;
      if (told.has(to) || !isWeb(process)) continue;
      const got = workerBeside(process);
      if (got === undefined) continue;
      told.add(to);
      yield {
        to,
        field: at,
        expected: 'a web process alone',
        got,
        fix: 'give workers a Deployment of their own',
      };
    }
  },
};

function workerBeside(process: Process): Words | undefined {
  if (isWorker(process)) return new Words('a worker in the same container');
  const embedded = variable(process, IN_PUMA) ?? '';
  if (embedded !== '') return new Words(`a worker inside Puma, ${IN_PUMA}`);
  const beside = process.inPod.find((other) => other !== process && !other.isInit && isWorker(other));
  return beside && new Words(`a worker beside it, ${beside.container.name}`);
}
