import type { EnvProps, Given } from '../config';
import type { Environment, Path } from '../kernel';
import { type CommonPod, type CommonProps, planCommonPod } from './common-pod';
import type { RailsCronProps } from './rails-cron';
import { railsEnv } from './rails-env';
import { planWeb, type WebPlan, type WebProps } from './web-plan';
import type { WorkerProps } from './worker-plan';

/** A Rails application: one image, one set of variables, and the processes that run in it. */
export interface RailsServiceProps<Worker extends string = string, Cron extends string = string>
  extends CommonProps {
  /** The process that answers requests; false for a service without one. @default {} */
  readonly web?: WebProps | false;
  /** Processes that work, by name. @default - none */
  readonly workers?: Readonly<Record<Worker, WorkerProps>>;
  /** Commands that run on time, by name. @default - none */
  readonly crons?: Readonly<Record<Cron, RailsCronProps>>;
  /** Variables of all of them and of the migration. @default - what Rails itself needs */
  readonly env?: EnvProps;
}

export interface RailsPlan {
  /** Undefined for a service without a web process. */
  readonly web: WebPlan | undefined;
  readonly given: Given;
  readonly common: CommonPod;
}

/** Decides what the processes have in common; each of them is planned where it is made. */
export function planRails(
  props: RailsServiceProps,
  service: string,
  environment: Environment,
  path: Path,
): RailsPlan {
  const { env = {} } = props;
  const wanted = wantedWeb(props, path.part('web'));
  const web = wanted === false ? undefined : planWeb(wanted, service, environment, path.part('web'));
  checkNames(props, path);
  checkRailsEnv(env, path.part('env').at('clear').at('RAILS_ENV'));
  return {
    web,
    given: railsEnv(environment, web?.process, env),
    common: planCommonPod(props, environment, path),
  };
}

/** Goes on with a web process where there would be no process at all. */
function wantedWeb({ web = {}, workers = {}, crons = {} }: RailsServiceProps, path: Path): WebProps | false {
  if (web !== false || Object.keys(workers).length + Object.keys(crons).length > 0) return web;
  path.refuse('a process: web, workers or crons', web, 'leave web out, or name a worker or a cron');
  return {};
}

/** A process is called as its name, and its pods are selected by it. */
function checkNames({ web, workers = {}, crons = {} }: RailsServiceProps, path: Path): void {
  const taken = new Set(web === false ? [] : ['web']);
  for (const [group, names] of Object.entries({ workers, crons })) {
    for (const name of Object.keys(names)) {
      if (name === '') path.part(group).refuse('a name for each of them', name, 'name it after what it does');
      if (taken.has(name)) {
        const fix = 'rename it: its pods would be taken for those of the other';
        path.part(group).part(name).refuse('a name that no other process has', name, fix);
      }
      taken.add(name);
    }
  }
}

/** Every deployed Rails runs as production: another name reads other credentials and loads other middleware. */
function checkRailsEnv({ clear = {} }: EnvProps, path: Path): void {
  const { RAILS_ENV = 'production' } = clear;
  if (RAILS_ENV === 'production') return;
  const fix = 'leave it out; APP_ENV says which environment it is';
  path.warn('F41', "'production' in every environment", RAILS_ENV, fix);
}
