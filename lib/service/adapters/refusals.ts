import { type Path, Words } from '../../kernel';
import type { Work } from './adapter';

/** Refuses queues that the library would not find by their name. */
export function checkQueues(queues: readonly string[], shape: RegExp, expected: string, path: Path): void {
  queues.forEach((queue, index) => {
    if (!shape.test(queue)) path.at('queues').at(index).refuse(expected, queue, 'correct it');
  });
}

/** A name alone: what separates names cannot be part of one. */
export const NAME = /^[^\s,]+$/;

/** A name, or a name and its weight. */
export const WEIGHTED = /^[^\s,]+(,\d+)?$/;
export const A_WEIGHTED_QUEUE = "a queue, or one with a weight such as 'mailers,2'";

/** Of a library that has none. */
export function refuseConfigFile({ configFile }: Work, path: Path, fix: string): void {
  if (configFile !== undefined) path.at('configFile').refuse('no file, for none is read', configFile, fix);
}

/** Of a library whose processes work on one job each. */
export function refuseConcurrency({ concurrency = 1 }: Work, path: Path): void {
  if (concurrency <= 1) return;
  const fix = 'raise replicas: each of its processes works on one job';
  path.at('concurrency').refuse('one job at a time', concurrency, fix);
}

/** Options that Sidekiq and Shoryuken share, and the props that say the same. */
export const SIZES = {
  '-t': 'timeout',
  '--timeout': 'timeout',
  '-c': 'concurrency',
  '--concurrency': 'concurrency',
};

/**
 * Refuses words of a command that say what a prop says: the prop's would win in silence, or lose, and the
 * pod's grace and connection pool follow the prop.
 */
export function refuseOptions(
  command: readonly string[] = [],
  props: Readonly<Record<string, string>>,
  path: Path,
): void {
  for (const [option, prop] of Object.entries(props)) {
    if (!command.some((word) => says(word, option))) continue;
    const fix = `write ${prop}, which the pod follows too`;
    path.at('command').refuse(`no ${option}`, new Words(`a command with ${option}`), fix);
  }
}

/** `-c`, `-c10`, `--concurrency` or `--concurrency=10`. */
const says = (word: string, option: string): boolean =>
  word === option ||
  (option.startsWith('--') ? word.startsWith(`${option}=`) : new RegExp(`^${option}\\d+$`).test(word));
