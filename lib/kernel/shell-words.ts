const SHELL = /(^|\/)(ba|da|z|a)?sh$/;
const RUN = /^-\w*c$/;
/** `exec` where a command begins; in `bundle exec` it does not. */
const ENDS_IN_EXEC = /(^|[;&|\n(]|\bthen\b|\belse\b|\bdo\b)\s*exec\s/;

/**
 * How a command starts a shell that stays in front of its process, `sh -c`; undefined for a program, and for a shell
 * that ends in exec. Such a shell keeps TERM to itself, so that the process behind it is killed, never stopped.
 */
export function shellInFront([program = '', ...words]: readonly string[]): string | undefined {
  const run = words.findIndex((word) => RUN.test(word));
  const stays = SHELL.test(program) && run >= 0 && !ENDS_IN_EXEC.test(words[run + 1] ?? '');
  return stays ? `${program} ${words[run]}` : undefined;
}
