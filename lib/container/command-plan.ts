import { type Path, Words } from '../kernel';

const SHELL = /(^|\/)(ba|da|z|a)?sh$/;
const RUN = /^-\w*c$/;
/** `exec` where a command begins; in `bundle exec` it does not. */
const ENDS_IN_EXEC = /(^|[;&|\n(]|\bthen\b|\belse\b|\bdo\b)\s*exec\s/;

/** Refuses no command, and reports a shell that stays in front of the process. */
export function checkCommand(command: readonly string[] | undefined, path: Path): void {
  if (command === undefined) return;
  if (command.length === 0)
    path.refuse('a program and its arguments', command, 'leave command out for the entrypoint');
  const [program = '', ...words] = command;
  const run = words.findIndex((word) => RUN.test(word));
  if (SHELL.test(program) && run >= 0 && !ENDS_IN_EXEC.test(words[run + 1] ?? '')) {
    // such a shell keeps TERM to itself, so the process behind it is killed, never stopped
    path.warn(
      'F6',
      'a program, or a shell that ends in exec',
      new Words(`${program} ${words[run]} without exec`),
      "write the program's words without a shell, or exec before the last command",
    );
  }
}
