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
