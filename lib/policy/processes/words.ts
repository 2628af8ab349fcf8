import { type Json, list, text } from '../../kernel';

const texts = (value: unknown): readonly string[] => list(value).flatMap((word) => text(word) ?? []);

/** What a container is started with, exec form; nothing where its image decides. */
export const commandOf = ({ command, args }: Json): readonly string[] => [...texts(command), ...texts(args)];

/** The same, as one line. */
export const lineOf = (container: Json): string => commandOf(container).join(' ');

/** The same, what a shell is told taken apart at its spaces: values keep whatever else is in them. */
export const wordsOf = (container: Json): readonly string[] =>
  commandOf(container).flatMap((word) => word.split(/\s+/));

const SHELLS = /(^|\/)(sh|bash|ash|dash)$/;

/** Each command of a shell's line, or the one that is started without a shell. */
export function commandsIn(words: readonly string[]): readonly (readonly string[])[] {
  const [first = '', ...rest] = words;
  const option = SHELLS.test(first) ? rest.findIndex((word) => /^-\w*c$/.test(word)) : -1;
  const line = option < 0 ? undefined : rest[option + 1];
  if (line === undefined) return words.length === 0 ? [] : [words];
  return line
    .split(/&&|\|\||[;&|\n]/)
    .map((command) => command.split(/\s+/).filter((word) => word !== ''))
    .filter((command) => command.length > 0);
}
