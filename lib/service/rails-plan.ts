import type { EnvProps, Given } from '../config';
import type { PodOverride, PodProps, Writable } from '../container';
import type { Environment, Memory, Path } from '../kernel';
import type { RailsCronProps } from './rails-cron';
import { railsEnv } from './rails-env';
import { inRoot, ROOT, TMPDIR, WRITABLE } from './rails-facts';
import { planWeb, type WebPlan, type WebProps } from './web-plan';
import type { WorkerProps } from './worker-plan';

/** A Rails application: one image, one set of variables, and the processes that run in it. */
export interface RailsServiceProps<Worker extends string = string, Cron extends string = string> {
  /** The process that answers requests; false for a service without one. @default {} */
  readonly web?: WebProps | false;
  /** Processes that work, by name. @default - none */
  readonly workers?: Readonly<Record<Worker, WorkerProps>>;
  /** Commands that run on time, by name. @default - none */
  readonly crons?: Readonly<Record<Cron, RailsCronProps>>;
  /** Variables of all of them and of the migration. @default - what Rails itself needs */
  readonly env?: EnvProps;
  /** `registry/name:tag` or `…@sha256:…`. @default - the release of this service and cluster */
  readonly image?: string;
  /** Where the image has the application. @default '/rails' */
  readonly root?: string;
  /** User and group id that the image creates, never 0. @default 1000 */
  readonly user?: number;
  /**
   * Directories that the application writes to, from its root or absolute, with the most that they may hold,
   * beside /tmp, tmp/pids and log. @default - none
   */
  readonly writable?: Readonly<Record<string, Memory>>;
  /** Fields of every pod that no prop names. @default - none */
  readonly pod?: PodOverride;
}

export interface RailsPlan {
  readonly web: WebPlan | undefined;
  readonly given: Given;
  /** What every pod of the application has. */
  readonly common: Pick<PodProps, 'image' | 'user' | 'writable' | 'stickyTmp' | 'pod'>;
}

export function planRails(
  { web = {}, env = {}, image, root = ROOT, user = 1000, writable = {}, pod }: RailsServiceProps,
  service: string,
  environment: Environment,
  path: Path,
): RailsPlan {
  const { domain } = environment;
  const ownHost = domain === undefined ? undefined : `${service}.${domain}`;
  const plan = web === false ? undefined : planWeb(web, ownHost, path.part('web'));
  checkRailsEnv(env, path.at('env').at('clear').at('RAILS_ENV'));
  return {
    web: plan,
    given: railsEnv(environment, plan?.process),
    common: {
      user,
      writable: planWritable(writable, root, path.at('writable')),
      stickyTmp: TMPDIR,
      ...(image !== undefined && { image }),
      ...(pod && { pod }),
    },
  };
}

function planWritable(own: Readonly<Record<string, Memory>>, root: string, path: Path): Writable {
  const all = Object.entries({ ...WRITABLE, ...own }).map(
    ([place, size]) => [inRoot(root, place), size] as const,
  );
  if (all.some(([place]) => place === `${root}/tmp`)) {
    path
      .at('tmp')
      .warn(
        'F35',
        'single directories below tmp',
        `${root}/tmp`,
        'name those that are written: this one hides the bootsnap cache of the image',
      );
  }
  return Object.fromEntries(all);
}

/** Every deployed Rails runs as production: another name reads other credentials and loads other middleware. */
function checkRailsEnv({ clear = {} }: EnvProps, path: Path): void {
  const { RAILS_ENV = 'production' } = clear;
  if (RAILS_ENV !== 'production')
    path.warn(
      'F41',
      "'production' in every environment",
      RAILS_ENV,
      'leave it out; APP_ENV says which environment it is',
    );
}
