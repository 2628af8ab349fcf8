import type { Given } from '../config';
import type { Environment, Path } from '../kernel';
import { checkActiveStorage } from './active-storage';
import { type AssetsPlan, planAssets } from './assets-plan';
import { type CablePlan, planCable } from './cable-plan';
import { type CommonPod, planCommonPod } from './common-pod';
import { checkProcessNames } from './process-names';
import { railsEnv } from './rails-env';
import { ROOT } from './rails-facts';
import type { RailsServiceProps } from './rails-props';
import { checkSharedEnv } from './shared-env';
import { planSide, type SidePlan, type SideWebProps } from './side-plan';
import { planWeb, type WebPlan, type WebProps } from './web-plan';

export interface RailsPlan {
  /** Undefined for a service without a web process. */
  readonly web: WebPlan | undefined;
  /** Those beside it. */
  readonly webs: Readonly<Record<string, SidePlan>>;
  /** Undefined for a service without Action Cable. */
  readonly cable: CablePlan | undefined;
  readonly assets: AssetsPlan;
  readonly given: Given;
  readonly common: CommonPod;
  /** Where the image has the application. */
  readonly root: string;
}

/** Decides what the processes have in common; workers and crons are planned where they are made. */
export function planRails(
  props: RailsServiceProps,
  service: string,
  environment: Environment,
  path: Path,
): RailsPlan {
  const { env = {} } = props;
  const wanted = wantedWeb(props, path.part('web'));
  const web = wanted === false ? undefined : planWeb(wanted, service, environment, path.part('web'));
  checkProcessNames(props, path);
  checkActiveStorage(props, environment, path);
  checkSharedEnv(env, web, path.part('env'));
  const assets = planAssets(props.assets, env, path.part('assets'));
  const given = railsEnv(environment, web?.process, env);
  return {
    web,
    ...planBeside(props, web, service, environment, path),
    assets,
    given: { ...given, defaults: { ...given.defaults, ...assets.variables } },
    common: planCommonPod(props, environment, path),
    root: props.root ?? ROOT,
  };
}

/** Goes on with a web process where there would be no process at all. */
function wantedWeb({ web = {}, workers = {}, crons = {} }: RailsServiceProps, path: Path): WebProps | false {
  if (web !== false || Object.keys(workers).length + Object.keys(crons).length > 0) return web;
  path.refuse('a process: web, workers or crons', web, 'leave web out, or name a worker or a cron');
  return {};
}

/** Paths are led to beside those of the main process, so there must be one. */
function planBeside(
  { webs = {}, cable }: RailsServiceProps,
  main: WebPlan | undefined,
  service: string,
  environment: Environment,
  path: Path,
): Pick<RailsPlan, 'webs' | 'cable'> {
  const named = Object.entries<SideWebProps>(webs);
  if (main === undefined) {
    const fix = 'write one of them as web';
    if (named.length > 0 || cable) path.part('web').refuse('a web process beside webs and cable', false, fix);
    return { webs: {}, cable: undefined };
  }
  const plan = (name: string, props: SideWebProps) =>
    planSide(props, main, service, environment, path.part('webs').part(name));
  return {
    webs: Object.fromEntries(named.map(([name, props]) => [name, plan(name, props)])),
    cable: cable && planCable(cable, main, service, environment, path.part('cable')),
  };
}
