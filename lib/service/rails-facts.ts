/** What is true of Rails applications whoever runs them. */

/** Where the Dockerfile that Rails generates puts the application. */
export const ROOT = '/rails';

/** Puma alone, so that the image's entrypoint does not run `db:prepare` in every pod. */
export const PUMA = ['bundle', 'exec', 'puma', '-C', 'config/puma.rb'] as const;

/** Answers 200 once Rails has booted, since 7.1. https://api.rubyonrails.org/classes/Rails/HealthController.html */
export const HEALTH_PATH = '/up';

/** Passed over by nobody: see the container room's `stickyTmp`. */
export const TMPDIR = '/tmp/ruby';

export const MIGRATION_COMMANDS = {
  migrate: ['bin/rails', 'db:migrate'],
  guard: ['bin/rails', 'db:abort_if_pending_migrations'],
} as const;

/**
 * What a booted application writes besides /tmp. Never tmp as a whole: that would hide the bootsnap cache
 * which the image's build put into tmp/cache.
 */
export const WRITABLE = { 'tmp/pids': '1Mi', log: '256Mi' } as const;

/** Paths of an application are relative to its root; absolute ones stay. */
export const inRoot = (root: string, path: string): string =>
  path.startsWith('/') ? path : `${root}/${path}`;
