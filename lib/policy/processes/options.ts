/** The values of an option by any of its names: `-c 5`, `-c5`, `--concurrency 5` or `--concurrency=5`. */
export const optionsIn = (words: readonly string[], ...names: readonly string[]): readonly string[] =>
  words.flatMap((word, index) => {
    const name = names.find((one) => word === one || word.startsWith(joined(one)));
    if (name === undefined) return [];
    if (word === name) return words[index + 1] ?? [];
    return word.slice(joined(name).length).replace(/^=/, '');
  });

/** The one that counts: the last. */
export const optionIn = (words: readonly string[], ...names: readonly string[]): string | undefined =>
  optionsIn(words, ...names).at(-1);

/** The last one that is a number. */
export function numberIn(words: readonly string[], ...names: readonly string[]): number | undefined {
  const last = optionsIn(words, ...names).findLast((value) => /^-?\d+(\.\d+)?$/.test(value));
  return last === undefined ? undefined : Number(last);
}

/** How an option begins whose value follows in the same word. */
const joined = (name: string): string => (name.startsWith('--') ? `${name}=` : name);
