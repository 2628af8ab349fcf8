import { mainOf } from '../main-containers';
import { once } from '../once';
import { optionIn, optionsIn } from '../processes/options';
import { wordsOf } from '../processes/words';
import { type Variables, variablesOf } from '../variables';
import { hasPod, type PodMaker, type World } from '../world';

/** A workload that works through queues. */
export interface Worker {
  readonly maker: PodMaker;
  readonly library: string;
  /** `*` is all of them; undefined where a file of the application says which. */
  readonly queues: readonly string[] | undefined;
}

/** Variables are read only where a library is told by them. */
type Reads = (words: readonly string[], read: () => Variables) => readonly string[] | undefined;

interface Library {
  readonly name: string;
  readonly starts: RegExp;
  readonly queues: Reads;
}

const split = (text: string): readonly string[] => text.split(/[,;]/).map((queue) => queue.trim());

/** `mails:2` has a number of threads, `mails,2` a weight. */
const plain = (queue: string): string => queue.replace(/[:,]\d+$/, '').replace(/^\+/, '');

/** What a variable says; undefined where its value is not known. */
const fromVariables =
  (...names: readonly string[]): Reads =>
  (_, read) => {
    const variables = read();
    const set = names.filter((name) => variables.has(name));
    if (set.length === 0) return ['*'];
    const values = set.map((name) => variables.value(name));
    return values.flatMap((value) => (value === undefined ? [] : split(value)));
  };

/** All but one is nothing that can be compared by names. */
const goodJob: Reads = (words, read) => {
  const said = optionIn(words, '--queues');
  const queues = said === undefined ? fromVariables('GOOD_JOB_QUEUES')(words, read) : split(said);
  return queues?.some((queue) => queue.startsWith('-')) ? undefined : queues?.map(plain);
};

/** Without queues of its own it reads those of its file. */
const sidekiq: Reads = (words) => {
  const queues = optionsIn(words, '-q', '--queue').map(plain);
  return queues.length === 0 ? undefined : queues;
};

/** One option takes all that follow it. */
const shoryuken: Reads = (words) => {
  const start = words.findIndex((word) => word === '-q' || word === '--queues');
  if (start < 0) return undefined;
  const after = words.slice(start + 1);
  const end = after.findIndex((word) => word.startsWith('-'));
  return after.slice(0, end < 0 ? after.length : end).map(plain);
};

/** The usual ways in which a library's workers are started. Solid Queue has its queues in a file. */
const LIBRARIES: readonly Library[] = [
  { name: 'Sidekiq', starts: /(^|\/)sidekiq$/, queues: sidekiq },
  { name: 'GoodJob', starts: /(^|\/)good_job$/, queues: goodJob },
  { name: 'Resque', starts: /^resque:work(ers)?$/, queues: fromVariables('QUEUES', 'QUEUE') },
  { name: 'Delayed Job', starts: /^jobs:work(off)?$/, queues: fromVariables('QUEUES', 'QUEUE') },
  { name: 'Shoryuken', starts: /(^|\/)shoryuken$/, queues: shoryuken },
  { name: 'Solid Queue', starts: /^(bin\/jobs|solid_queue:start)$/, queues: () => undefined },
];

const ROLLING = new Set(['Deployment.apps', 'StatefulSet.apps', 'Rollout.argoproj.io']);

/** Every workload of a cluster that is known to work through queues. */
export const workersIn: (world: World) => readonly Worker[] = once((world) =>
  world.objects.flatMap((placed) =>
    hasPod(placed) && ROLLING.has(placed.kind) ? workersOf(world, placed) : [],
  ),
);

const workersOf = (world: World, maker: PodMaker): readonly Worker[] =>
  mainOf(maker.pod).flatMap(({ container }) => {
    const words = wordsOf(container);
    const library = LIBRARIES.find(({ starts }) => words.some((word) => starts.test(word)));
    if (library === undefined) return [];
    const queues = library.queues(words, () => variablesOf(world, maker, container));
    return [{ maker, library: library.name, queues }];
  });

/** Workers that take jobs from the same place: of one service, and of one library. */
export function groupsOf(workers: readonly Worker[]): readonly (readonly Worker[])[] {
  const groups = new Map<string, Worker[]>();
  for (const worker of workers) {
    const { maker, library } = worker;
    const key = `${maker.from.service} ${maker.namespace} ${library}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [worker]);
    else group.push(worker);
  }
  return [...groups.values()];
}
