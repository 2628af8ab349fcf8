/** Tasks of Rails that change a schema, of one database or of all; `db:migrate:status` only looks. */
const CHANGING =
  /(?<![\w-])db:(?:(?:\w+_)?migrate(?!:status)|(?:\w+_)?prepare|setup|schema:load|create|reset)(?![\w-])/;

/** The task that changes a schema in words of a command, `db:migrate`; an application may have one of its own. */
export function schemaTaskIn(words: readonly string[]): string | undefined {
  for (const word of words) {
    const [found] = CHANGING.exec(word) ?? [];
    if (found !== undefined) return found;
  }
  return undefined;
}
