/** What a table says of a key that somebody else wrote: nothing of `constructor` and the like, which every object has. */
export const entryOf = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;
