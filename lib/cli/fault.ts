import { isNativeError } from 'node:util/types';
import { describe, InvalidProps, withoutSecrets } from '../kernel';
import { Misuse } from './misuse';
import type { ExitCode } from './program';
import type { Terminal } from './terminal';

const HINT = 'run it again with KUBE_DEBUG=1 and report what it shows';

/** Prints what ended a command, a finding a line and never a stack or a value; gives the exit code. */
export function printFault(terminal: Terminal, error: unknown): ExitCode {
  if (isOfCommander(error)) {
    // Help and version are what was asked for; help that nobody asked for stands in for a missing command.
    return error.exitCode === 0 ? 0 : 2;
  }
  if (error instanceof InvalidProps) terminal.note(error.message);
  else if (isNamed(error, 'Interrupted', 'ExitPromptError')) terminal.note('nothing was changed');
  else if (isNamed(error, 'Outdated')) terminal.note(tooLate(error));
  else terminal.note(unexpected(error));
  if (process.env.KUBE_DEBUG === '1' && isNativeError(error))
    terminal.note(withoutSecrets(error.stack ?? ''));
  return error instanceof Misuse ? 2 : 1;
}

/** Somebody else was faster where nobody begins again by himself. */
const tooLate = ({ message }: Error): string =>
  describe({
    path: 'kube',
    expected: 'what was there when you began',
    got: message,
    fix: 'nothing was changed there: run it again',
    severity: 'error',
  });

/** Told by their names: the classes would have to be loaded, and that of a question is not ours. */
const isNamed = (error: unknown, ...names: readonly string[]): error is Error =>
  isNativeError(error) && names.includes(error.name);

/** Told by its code: the class itself would have to be loaded. */
const isOfCommander = (error: unknown): error is { readonly code: string; readonly exitCode: number } =>
  isNativeError(error) && 'code' in error && /^commander\./.test(String(error.code));

function unexpected(error: unknown): string {
  const message = isNativeError(error) ? `${error.name}: ${error.message}` : 'something else';
  return `kube: expected no such error, got ${withoutSecrets(message)
    .split(/\s*\n\s*/)
    .join(' ')}; ${HINT}`;
}
