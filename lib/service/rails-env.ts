import { type EnvProps, type Given, secretNames } from '../config';
import type { Environment } from '../kernel';
import { TMPDIR } from './rails-facts';

/** The web process as its variables describe it; undefined for a service without one. */
export interface WebProcess {
  readonly port: number;
  readonly threads: number;
  readonly concurrency: number;
}

/** Variables that no process may have otherwise. */
export const SHARED: Given['owned'] = {
  TMPDIR: { value: TMPDIR, instead: 'leave it out: it is where Ruby finds a sticky directory' },
};

/** Variables that describe the web process; `place` is how its props are called where somebody sets them. */
export const webVariables = ({ port, threads, concurrency }: WebProcess, place = ''): Given['owned'] => ({
  PORT: { value: String(port), instead: `set ${place}port` },
  RAILS_MAX_THREADS: { value: String(threads), instead: `set ${place}threads` },
  WEB_CONCURRENCY: { value: String(concurrency), instead: `set ${place}concurrency` },
});

const PRODUCTION = 'production';

/** https://github.com/sidekiq/sidekiq/blob/main/lib/sidekiq/cli.rb, https://github.com/puma/puma/blob/main/lib/puma/configuration.rb */
const railsEnvIn = ({ clear = {} }: EnvProps): string => {
  const { RAILS_ENV = PRODUCTION } = clear;
  return String(RAILS_ENV);
};

/** Variables that every container of a Rails service has, and who owns them. */
export function railsEnv(
  { name, timeZone }: Environment,
  web: WebProcess | undefined,
  own: EnvProps = {},
): Given {
  return {
    defaults: {
      // Sidekiq and Puma take it for RAILS_ENV, so it never names the stage
      APP_ENV: railsEnvIn(own),
      // the image's build made the cache; nobody writes it again
      BOOTSNAP_READONLY: '1',
      // a plain cdk8s chart is in no environment
      ...(name !== '' && { ENV: name }),
      LANG: 'C.UTF-8',
      // glibc malloc keeps an arena for each thread and gives little back
      MALLOC_ARENA_MAX: '2',
      RAILS_ENV: PRODUCTION,
      // needed up to 7.0; later templates log to standard output anyway
      RAILS_LOG_TO_STDOUT: '1',
      TZ: timeZone,
    },
    owned: { ...SHARED, ...(web && webVariables(web, 'web.')) },
    secret: hasMasterKey(own) || hasWholeSecret(own) ? [] : ['SECRET_KEY_BASE'],
  };
}

/** The key of the encrypted credentials, which hold a SECRET_KEY_BASE themselves. */
const hasMasterKey = ({ secret = [] }: EnvProps): boolean =>
  secret.flatMap(secretNames).includes('RAILS_MASTER_KEY');

/** Nobody here knows its keys: it may well have a SECRET_KEY_BASE, and Rails does not boot without one. */
const hasWholeSecret = ({ from = [] }: EnvProps): boolean =>
  from.some(({ secret, prefix = '' }) => secret !== undefined && prefix === '');
