import { field, type Json, records, text } from '../../kernel';

/** A condition of an object that holds (or, asked for it, one that does not), by its type. */
export const condition = (live: unknown, type: string, status = 'True'): Json | undefined =>
  records(field(live, 'status', 'conditions')).find((one) => one.type === type && one.status === status);

/** Whether a Job runs no more, however it ended. */
export const jobHasEnded = (live: unknown): boolean =>
  ['Complete', 'Failed'].some((type) => condition(live, type) !== undefined);

/** `ProgressDeadlineExceeded: ReplicaSet "…" has timed out progressing.` */
export const wordsOf = ({ reason, message }: Json): string =>
  [text(reason), text(message)].filter((part) => part !== undefined && part !== '').join(': ');

/** A number of its status; Kubernetes leaves out those that are 0. */
export function count(live: unknown, ...keys: readonly string[]): number {
  const value = field(live, ...keys);
  return typeof value === 'number' ? value : 0;
}

/** Whether its controller has seen it as it is now. */
export const isObserved = (live: unknown): boolean =>
  count(live, 'status', 'observedGeneration') >= count(live, 'metadata', 'generation');
