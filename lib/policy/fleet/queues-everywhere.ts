import { Words } from '../../kernel';
import { type FleetCheck, nameIn, type Objection } from '../check';
import type { World } from '../world';
import { type Worker, workersIn } from './queues';

/** Workers of one service and library, by environment. */
type ByEnvironment = Map<string, Worker[]>;

/**
 * What is tried out where a queue has no worker is tried out without its jobs. https://12factor.net/dev-prod-parity
 * Only where the environment works through other queues of the same library: then its queues are what differs.
 */
export const queuesEverywhere: FleetCheck = {
  id: 'X10',
  title: 'a queue that has a worker in one environment has one in every other',
  severity: 'warning',
  why: 'jobs wait for ever in that environment, and what they do is never tried out there',
  fix: "give the worker the same queues everywhere, or acknowledge('X10', 'why')",
  *run(worlds: readonly World[]): Iterable<Objection> {
    for (const environments of groups(worlds)) {
      if (environments.size < 2) continue;
      for (const [environment, workers] of environments) {
        const objection = missingIn(environment, workers, environments);
        if (objection !== undefined) yield objection;
      }
    }
  },
};

function groups(worlds: readonly World[]): Iterable<ByEnvironment> {
  const found = new Map<string, ByEnvironment>();
  for (const world of worlds) {
    const { environment } = world;
    if (environment === undefined) continue;
    for (const worker of workersIn(world)) {
      const key = `${worker.maker.from.service} ${worker.library}`;
      const environments = found.get(key) ?? new Map<string, Worker[]>();
      const workers = environments.get(environment.name) ?? [];
      found.set(key, environments.set(environment.name, workers));
      workers.push(worker);
    }
  }
  return found.values();
}

function missingIn(
  environment: string,
  workers: readonly Worker[],
  environments: ByEnvironment,
): Objection | undefined {
  if (workers.some(({ queues }) => queues === undefined || queues.includes('*'))) return undefined;
  const own = new Set(workers.flatMap(({ queues = [] }) => queues));
  const others = [...environments].filter(([name]) => name !== environment).flatMap(([, all]) => all);
  const [to] = workers;
  const other = others.find(({ queues = [] }) => queues.some((queue) => queue !== '*' && !own.has(queue)));
  if (to === undefined || other === undefined) return undefined;
  const missing = (other.queues ?? []).filter((queue) => queue !== '*' && !own.has(queue));
  const there = other.maker.from.environment?.name;
  return {
    to: to.maker,
    field: 'spec.template.spec.containers',
    expected: `a worker for queue ${missing.join(', ')}, as ${nameIn(other.maker)} is in ${there}`,
    got: new Words(`none in ${environment}`),
    fix: "name the same queues everywhere, or acknowledge('X10', 'why')",
  };
}
