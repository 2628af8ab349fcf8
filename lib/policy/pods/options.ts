/** `-t 25`, `-t25`, `--timeout 25` or `--timeout=25`; the last one counts. */
export function optionOf(words: readonly string[], names: readonly string[]): number | undefined {
  const values = words.flatMap((word, index) =>
    names.flatMap((name) => {
      if (word === name) return words[index + 1] ?? [];
      const joined = name.startsWith('--') ? `${name}=` : name;
      return word.startsWith(joined) ? word.slice(joined.length) : [];
    }),
  );
  const last = values.findLast((value) => /^-?\d+(\.\d+)?$/.test(value));
  return last === undefined ? undefined : Number(last);
}
