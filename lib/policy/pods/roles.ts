/** Whose jobs a process works on: where each one is told how long a job may go on, and what it does untold, differs. */
export type JobLibrary = 'sidekiq' | 'solid_queue' | 'good_job' | 'delayed_job' | 'resque' | 'shoryuken';

/** What a Ruby process does; what it is started with says so. */
export type Role = 'web' | JobLibrary;

const PROGRAMS: ReadonlyMap<string, Role> = new Map([
  ['puma', 'web'],
  ['thrust', 'web'],
  ['passenger', 'web'],
  ['unicorn', 'web'],
  ['pitchfork', 'web'],
  ['falcon', 'web'],
  ['rackup', 'web'],
  ['sidekiq', 'sidekiq'],
  ['sidekiqswarm', 'sidekiq'],
  ['good_job', 'good_job'],
  ['delayed_job', 'delayed_job'],
  ['shoryuken', 'shoryuken'],
]);

const TASKS: ReadonlyMap<string, Role> = new Map([
  ['jobs:work', 'delayed_job'],
  ['resque:work', 'resque'],
  ['resque:workers', 'resque'],
  ['solid_queue:start', 'solid_queue'],
]);

const RUNNERS = new Set(['rails', 'rake']);
const RUBY = new Set(['ruby', 'bundle', ...RUNNERS, ...PROGRAMS.keys()]);

/** The last name of a path. */
const program = (word: string): string => word.slice(word.lastIndexOf('/') + 1);

/** Undefined for what is none of these, or started by a script that does not say. */
export function roleOf(words: readonly string[]): Role | undefined {
  for (const [index, word] of words.entries()) {
    const name = program(word);
    if (RUNNERS.has(name)) return ofTask(words.slice(index + 1));
    // the binstub of Solid Queue; `jobs` alone may be anything
    if (/(^|\/)bin\/jobs$/.test(word)) return 'solid_queue';
    const role = PROGRAMS.get(name);
    if (role !== undefined) return role;
  }
  return undefined;
}

function ofTask(words: readonly string[]): Role | undefined {
  if (words[0] === 'server' || words[0] === 's') return 'web';
  return words.map((word) => TASKS.get(word)).find((role) => role !== undefined);
}

/** Whether Ruby runs, as far as words say. */
export const isRuby = (words: readonly string[]): boolean =>
  roleOf(words) !== undefined || words.some((word) => RUBY.has(program(word)) || word.endsWith('.rb'));
