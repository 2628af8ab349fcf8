import { type Path, shellInFront, Words } from '../kernel';

/** Refuses no command, and reports a shell that stays in front of the process. */
export function checkCommand(command: readonly string[] | undefined, path: Path): void {
  if (command === undefined) return;
  if (command.length === 0)
    path.refuse('a program and its arguments', command, 'leave command out for the entrypoint');
  const shell = shellInFront(command);
  if (shell === undefined) return;
  path.warn(
    'F6',
    'a program, or a shell that ends in exec',
    new Words(`${shell} without exec`),
    "write the program's words without a shell, or exec before the last command",
  );
}
