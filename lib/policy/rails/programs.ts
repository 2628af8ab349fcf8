/** What a command starts. */
export type Role = 'web' | 'worker' | 'rails' | 'ruby';

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
