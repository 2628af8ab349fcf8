import { Construct } from 'constructs';
import type { EnvConfig } from '../config';
import { CronTask } from '../job';
import { planFor } from '../kernel';
import { RollingDeployment } from '../rollout';
import type { CablePlan } from './cable-plan';
import { type CommonPod, podOf } from './common-pod';
import { planRailsCron } from './rails-cron';
import type { RailsServiceProps } from './rails-props';
import type { SidePlan } from './side-plan';
import type { WebPlan } from './web-plan';
import { planWorker } from './worker-plan';

/** What every process of an application is made of. */
export interface Shared {
  readonly common: CommonPod;
  readonly env: EnvConfig;
}

export const createWeb = (scope: Construct, web: WebPlan, { common, env }: Shared): RollingDeployment =>
  new RollingDeployment(scope, 'web', { ...podOf(common, web.deployment), env });

/** Each a part of the group, under its name. */
export function createWebs<Web extends string>(
  scope: Construct,
  webs: Readonly<Record<Web, SidePlan>>,
  { common, env }: Shared,
): Readonly<Record<Web, RollingDeployment>> {
  const group = new Construct(scope, 'webs');
  return mapNamed(
    webs,
    (name, { deployment }) => new RollingDeployment(group, name, { ...podOf(common, deployment), env }),
  );
}

/** Undefined where the web process answers. */
export const createCable = (
  scope: Construct,
  cable: CablePlan | undefined,
  { common, env }: Shared,
): RollingDeployment | undefined =>
  cable?.own && new RollingDeployment(scope, 'cable', { ...podOf(common, cable.own.deployment), env });

export function createWorkers<Worker extends string>(
  scope: Construct,
  workers: RailsServiceProps<Worker>['workers'],
  { common, env }: Shared,
): Readonly<Record<Worker, RollingDeployment>> {
  const group = new Construct(scope, 'workers');
  return mapNamed(workers, (name, props) => {
    const plan = planFor(group, (path) => planWorker(props, path.part(name)));
    return new RollingDeployment(group, name, { ...podOf(common, plan), env });
  });
}

export function createCrons<Cron extends string>(
  scope: Construct,
  crons: RailsServiceProps<string, Cron>['crons'],
  { common, env }: Shared,
): Readonly<Record<Cron, CronTask>> {
  const group = new Construct(scope, 'crons');
  return mapNamed(crons, (name, props) => {
    const plan = planFor(group, (path) => planRailsCron(props, path.part(name)));
    return new CronTask(group, name, { ...podOf(common, plan), env });
  });
}

/** Makes a part of each named thing, under the same names. */
function mapNamed<Name extends string, Props, Part>(
  things: Readonly<Record<Name, Props>> | undefined,
  make: (name: Name, props: Props) => Part,
): Readonly<Record<Name, Part>> {
  const named = Object.entries(things ?? {}).filter(([name]) => name !== ''); // '' was refused in the plan
  const entries = named as [Name, Props][]; // Object.entries forgets the names' type
  return Object.fromEntries(entries.map(([name, props]) => [name, make(name, props)])) as Record<Name, Part>;
}
