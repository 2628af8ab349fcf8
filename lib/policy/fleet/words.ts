import { type Container, list } from '../../kernel';

/** The command of a container and its arguments; what a shell is told is taken apart. */
export const wordsOf = ({ container: { command, args } }: Container): readonly string[] =>
  [...list(command), ...list(args)].flatMap((word) => String(word).split(/\s+/));

/** The values of an option, in each of its forms: `-q a`, `--queues a`, `--queues=a`. */
export const optionIn = (words: readonly string[], ...names: readonly string[]): readonly string[] =>
  words.flatMap((word, index) => {
    if (names.includes(word)) return words[index + 1] ?? [];
    const [name = '', ...rest] = word.split('=');
    return rest.length > 0 && names.includes(name) ? [rest.join('=')] : [];
  });
