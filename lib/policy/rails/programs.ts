import { type Json, list, text } from '../../kernel';

/** What a command starts. */
export type Role = 'web' | 'worker' | 'rails' | 'ruby';

const SHELLS = new Set(['sh', 'bash', 'ash', 'dash']);

/** What only starts the next word. */
const STARTERS =
  /^(bundle|bundler|exec|env|nohup|tini|dumb-init|thrust|ruby|--|-\w+|\w+=.*|.*entrypoint(\.\w+)?)$/;

const WEB = new Set('puma unicorn unicorn_rails passenger pitchfork falcon thin rackup thrust'.split(' '));
const WORKERS = new Set(
  'sidekiq good_job jobs delayed_job resque resque-pool shoryuken que karafka racecar sneakers clockwork'.split(
    ' ',
  ),
);
const WORKER_TASK = /^(jobs:work|resque:works?|resque:workers|solid_queue:start|qc:work|sneakers:run)$/;

const baseName = (word: string): string => word.slice(word.lastIndexOf('/') + 1);

/** The words that a container starts with, those of its image left out. */
export const wordsOf = ({ command, args }: Json): readonly string[] =>
  [...list(command), ...list(args)].flatMap((word) => text(word) ?? []);

/** Each command of a shell's line, or the one that is started without a shell. */
export function commandsIn(words: readonly string[]): readonly (readonly string[])[] {
  const [first = '', ...rest] = words;
  const option = SHELLS.has(baseName(first)) ? rest.findIndex((word) => /^-\w*c$/.test(word)) : -1;
  const line = option < 0 ? undefined : rest[option + 1];
  if (line === undefined) return words.length === 0 ? [] : [words];
  return line
    .split(/&&|\|\||[;&|\n]/)
    .map((command) => command.split(/\s+/).filter((word) => word !== ''))
    .filter((command) => command.length > 0);
}

/** What a command starts; undefined for what is no Ruby that is known here. */
export function roleOf(command: readonly string[]): Role | undefined {
  const start = command.findIndex((word) => !STARTERS.test(baseName(word)));
  const program = baseName(command[start] ?? '');
  const [task = ''] = command.slice(start + 1);
  if (WEB.has(program)) return 'web';
  if (WORKERS.has(program)) return 'worker';
  if (program === 'rails' || program === 'rake') return ofTask(task);
  const through = command.slice(0, Math.max(start, 0)).map(baseName);
  return program.endsWith('.rb') || through.includes('bundle') ? 'ruby' : undefined;
}

function ofTask(task: string): Role {
  if (task === 'server' || task === 's') return 'web';
  return WORKER_TASK.test(task) ? 'worker' : 'rails';
}

/** The value of an option, as `-c 5`, `-c5`, `--concurrency 5` or `--concurrency=5`. */
export function optionIn(words: readonly string[], short: string, long: string): string | undefined {
  for (const [index, word] of words.entries()) {
    if (word === short || word === long) return words[index + 1];
    if (word.startsWith(`${long}=`)) return word.slice(long.length + 1);
    if (word.startsWith(short) && !word.startsWith('--') && word.length > short.length) {
      return word.slice(short.length);
    }
  }
  return undefined;
}
