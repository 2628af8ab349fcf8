import type { PodProps } from '../container';
import { type Path, schemaTaskIn, Words } from '../kernel';

type Command = Pick<PodProps, 'command' | 'args'>;

/** Refuses a migration in what every pod runs, also before its process starts: pods start at the same time. */
export function checkMigrating({ init = {}, ...main }: Command & Pick<PodProps, 'init'>, path: Path): void {
  checkWords(main, path);
  for (const [name, container] of Object.entries(init)) checkWords(container, path.at('init').at(name));
}

function checkWords({ command, args }: Command, path: Path): void {
  for (const [prop, words = []] of Object.entries({ command, args })) {
    const found = schemaTaskIn(words);
    if (found === undefined) continue;
    const fix = 'make it a MigrationJob: each pod would run it, several at the same time';
    path.at(prop).refuse('a command that leaves the schema as it is', new Words(found), fix);
  }
}
