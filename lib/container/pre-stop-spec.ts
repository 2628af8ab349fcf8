import type { Lifecycle } from 'kubernetes-types/core/v1';
import type { PreStop } from './container-plan';

/** What happens before TERM; undefined for nothing. */
export function lifecycleSpec({ seconds, native, command }: PreStop): Lifecycle | undefined {
  if (command !== undefined) return exec(sleepAndRun(seconds, command));
  if (seconds === 0) return undefined;
  return native ? { preStop: { sleep: { seconds } } } : exec(['sleep', String(seconds)]);
}

const exec = (command: readonly string[]): Lifecycle => ({ preStop: { exec: { command: [...command] } } });

/** A hook can only do one thing, so a shell does both; the words reach it as they are, whatever they hold. */
const sleepAndRun = (seconds: number, command: readonly string[]): readonly string[] =>
  seconds === 0 ? command : ['sh', '-c', `sleep ${seconds} && exec "$@"`, 'sh', ...command];
