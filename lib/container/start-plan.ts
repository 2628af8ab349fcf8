import type { Path } from '../kernel';

type Words = readonly string[] | undefined;

/**
 * What a container starts: a command in place of the image's entrypoint, or, where that is kept, as its
 * arguments, without the words that are the entrypoint's own.
 */
export function startOf(entrypoint: Words, command: Words, args: Words): { command: Words; args: Words } {
  if (entrypoint === undefined || command === undefined) return { command, args };
  const repeats = entrypoint.every((word, index) => command[index] === word);
  return { command: undefined, args: [...command.slice(repeats ? entrypoint.length : 0), ...(args ?? [])] };
}

/**
 * Refuses the words of a kept entrypoint alone: without arguments Kubernetes appends the image's own.
 * https://kubernetes.io/docs/tasks/inject-data-application/define-command-argument-container/
 */
export function checkStart(entrypoint: Words, command: Words, args: Words, path: Path): void {
  if (entrypoint === undefined || command === undefined || command.length === 0) return;
  if (startOf(entrypoint, command, args).args?.length !== 0) return;
  path.refuse(
    'something behind the entrypoint',
    command,
    'name what it starts, or leave command out for what the image starts',
  );
}
