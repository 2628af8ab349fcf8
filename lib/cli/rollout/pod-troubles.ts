import { field, type Json, record, records, text, textAt } from '../../kernel';
import { condition, count, wordsOf } from './conditions';

/** A container that keeps its pod from being ready. */
export interface Trouble {
  readonly container: string;
  readonly words: string;
  /** Whether what it said is that of the run before: the one of now has not begun. */
  readonly previous: boolean;
  /** Whether it has said anything at all. */
  readonly hasRun: boolean;
}

/** What is wrong with a pod's containers, in the order in which they start. */
export function troublesOf(pod: unknown): readonly Trouble[] {
  const initial = records(field(pod, 'status', 'initContainerStatuses')).filter((status) => !hasDone(status));
  const own = records(field(pod, 'status', 'containerStatuses')).filter(isIll);
  // whoever waits for an init container has nothing to say
  return [
    ...initial.slice(0, 1),
    ...own.filter((status) => initial.length === 0 || !waitsForOthers(status)),
  ].map(troubleOf);
}

const waitsForOthers = (status: Json): boolean =>
  field(status, 'state', 'waiting', 'reason') === 'PodInitializing';

/** A sidecar among them is well once it has started. */
const hasDone = (status: Json): boolean =>
  status.started === true || field(status, 'state', 'terminated', 'exitCode') === 0;

const isIll = (status: Json): boolean =>
  status.ready !== true && field(status, 'state', 'terminated', 'exitCode') !== 0;

function troubleOf(status: Json): Trouble {
  const restarts = count(status, 'restartCount');
  const waiting = field(status, 'state', 'waiting');
  const ended = field(status, 'state', 'terminated') ?? field(status, 'lastState', 'terminated');
  const words = [
    waiting === undefined ? undefined : `waits: ${wordsOf(record(waiting))}`,
    ended === undefined ? undefined : `ended with exit code ${endOf(ended)}`,
    restarts > 0 ? `restarted ${restarts} times` : undefined,
    waiting === undefined && ended === undefined ? 'runs and is not ready' : undefined,
  ];
  return {
    container: textAt(status, 'name') ?? '',
    words: words.filter((part) => part !== undefined).join(', '),
    previous: waiting !== undefined && restarts > 0,
    hasRun: waiting === undefined || restarts > 0,
  };
}

const endOf = (ended: unknown): string => {
  const reason = text(field(ended, 'reason'));
  return `${count(ended, 'exitCode')}${reason === undefined ? '' : ` (${reason})`}`;
};

/** Whether it is worth a look: not on its way out, not ready, and not at a good end. */
export const isFailing = (pod: unknown): boolean =>
  field(pod, 'metadata', 'deletionTimestamp') === undefined &&
  textAt(pod, 'status', 'phase') !== 'Succeeded' &&
  condition(pod, 'Ready') === undefined;

/** Why no node takes it, as the scheduler says. */
export const unscheduled = (pod: unknown): string | undefined => {
  const refused = condition(pod, 'PodScheduled', 'False');
  return refused && wordsOf(refused);
};
