import { type Path, Words } from '../kernel';

/** A shell that does not `exec` keeps TERM to itself, so the process behind it is killed, never stopped. */
export function checkCommand(command: readonly string[] | undefined, path: Path): void {
  if (command === undefined) return;
  if (command.length === 0)
    path.refuse('a program and its arguments', command, 'leave command out for the entrypoint');
  const [program = '', flag = '', script = ''] = command;
  if (/(^|\/)(ba|da|z)?sh$/.test(program) && /^-\w*c$/.test(flag) && !/(^|[;&|]\s*)exec\s/.test(script)) {
    path.warn(
      'F6',
      'a program, or a shell that ends in exec',
      new Words(`${program} ${flag} without exec`),
      "write the program's words without a shell, or exec before the last command",
    );
  }
}
