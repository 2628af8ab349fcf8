import type { Given } from '../config';
import type { Path, ServiceContext } from '../kernel';
import { checkActiveStorage } from './active-storage';
import { type AssetsPlan, planAssets } from './assets-plan';
import { type BesideWeb, planBesideWeb } from './beside-web';
import { type CommonPod, planCommonPod } from './common-pod';
import { type Processes, planProcesses } from './process-names';
import { railsEnv } from './rails-env';
import { ROOT } from './rails-facts';
import type { RailsServiceProps } from './rails-props';
import { checkSharedEnv } from './shared-env';
import { planWeb, type WebPlan, type WebProps } from './web-plan';

export interface RailsPlan extends BesideWeb {
  /** Undefined for a service without a web process. */
  readonly web: WebPlan | undefined;
  /** Those whose names are free. */
  readonly processes: Processes;
  readonly assets: AssetsPlan;
  readonly given: Given;
  readonly common: CommonPod;
  /** Where the image has the application. */
  readonly root: string;
}

/** Decides what the processes have in common; workers and crons are planned where they are made. */
export function planRails(props: RailsServiceProps, context: ServiceContext, path: Path): RailsPlan {
  const { env = {} } = props;
  const { service, environment } = context;
  const wanted = wantedWeb(props, path.part('web'));
  const web = wanted === false ? undefined : planWeb(wanted, service, environment, path.part('web'));
  const processes = planProcesses(props, path);
  checkActiveStorage(props, environment, path);
  checkSharedEnv(env, web, path.part('env'));
  const assets = planAssets(props.assets, env, path.part('assets'));
  const given = railsEnv(environment, web?.process, env);
  return {
    web,
    processes,
    ...planBesideWeb({ ...props, webs: processes.webs }, web, service, environment, path),
    assets,
    given: { ...given, defaults: { ...given.defaults, ...assets.variables } },
    common: planCommonPod(props, context, path),
    root: props.root ?? ROOT,
  };
}

/** Goes on with a web process where there would be no process at all. */
function wantedWeb({ web = {}, workers = {}, crons = {} }: RailsServiceProps, path: Path): WebProps | false {
  if (web !== false || Object.keys(workers).length + Object.keys(crons).length > 0) return web;
  path.refuse('a process: web, workers or crons', web, 'leave web out, or name a worker or a cron');
  return {};
}
