import type { Given } from '../../config';
import type { Work } from './adapter';

/** The words that name a file of the library's own. */
export const fileWords = ({ configFile }: Work): readonly string[] =>
  configFile === undefined ? [] : ['-C', configFile];

/** Whether a file may say what nobody says here: that of `configFile`, or one in the command itself. */
const namesFile = ({ command = [], configFile }: Work): boolean =>
  configFile !== undefined ||
  command.some((word) => word.startsWith('-C') || /^--config([-_]file)?(=|$)/.test(word));

/** How many threads work; undefined where a file says so, which the command line would overrule. */
export const threadsOf = (work: Work, usual: number): number | undefined =>
  work.concurrency ?? (namesFile(work) ? undefined : usual);

/** A thread that works takes a connection of the pool, which Rails sizes by this variable. */
export const poolOf = (threads: number | undefined): Given['owned'] =>
  threads === undefined ? {} : { RAILS_MAX_THREADS: { value: String(threads), instead: 'set concurrency' } };

/** The words that tell a library both. */
export const threadWords = (threads: number | undefined): readonly string[] =>
  threads === undefined ? [] : ['-c', String(threads)];
