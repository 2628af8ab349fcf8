import { Construct } from 'constructs';
import type { EnvConfig } from '../config';
import { CronTask } from '../job';
import { planFor } from '../kernel';
import { RollingDeployment } from '../rollout';
import type { CablePlan } from './cable-plan';
import { planFiles } from './common-files';
import { type CommonPod, type OwnPod, podOf } from './common-pod';
import { planRailsCron, type RailsCronProps } from './rails-cron';
import type { SidePlan } from './side-plan';
import type { WebPlan } from './web-plan';
import { planWorker, type WorkerProps } from './worker-plan';

/** What every process of an application is made of. */
export interface Shared {
  readonly common: CommonPod;
  readonly env: EnvConfig;
  /** Where the image has the application. */
  readonly root: string;
}

export const createWeb = (scope: Construct, web: WebPlan, shared: Shared): RollingDeployment =>
  new RollingDeployment(scope, 'web', podIn(shared, web.deployment));

/** Each a part of the group, under its name. */
export function createWebs<Web extends string>(
  scope: Construct,
  webs: Readonly<Record<Web, SidePlan>>,
  shared: Shared,
): Readonly<Record<Web, RollingDeployment>> {
  const group = new Construct(scope, 'webs');
  return mapNamed(
    webs,
    (name, { deployment }) => new RollingDeployment(group, name, podIn(shared, deployment)),
  );
}

/** Undefined where the web process answers. */
export const createCable = (
  scope: Construct,
  cable: CablePlan | undefined,
  shared: Shared,
): RollingDeployment | undefined =>
  cable?.own && new RollingDeployment(scope, 'cable', podIn(shared, cable.own.deployment));

export function createWorkers<Worker extends string>(
  scope: Construct,
  workers: Readonly<Record<Worker, WorkerProps>>,
  shared: Shared,
): Readonly<Record<Worker, RollingDeployment>> {
  const group = new Construct(scope, 'workers');
  return mapNamed(workers, (name, props) => {
    const plan = planFor(group, (path) => planWorker(props, path.part(name)));
    return new RollingDeployment(group, name, podIn(shared, plan));
  });
}

export function createCrons<Cron extends string>(
  scope: Construct,
  crons: Readonly<Record<Cron, RailsCronProps>>,
  shared: Shared,
): Readonly<Record<Cron, CronTask>> {
  const group = new Construct(scope, 'crons');
  return mapNamed(crons, (name, props) => {
    const plan = planFor(group, (path) => planRailsCron(props, path.part(name)));
    return new CronTask(group, name, podIn(shared, plan));
  });
}

/** A pod of the application with its variables; files that the process names are below its root too. */
function podIn<Own extends OwnPod>({ common, env, root }: Shared, own: Own) {
  const { volumes } = own;
  return { ...podOf(common, volumes ? { ...own, volumes: planFiles(volumes, root) } : own), env };
}

/** Makes a part of each named thing, under the same names. */
function mapNamed<Name extends string, Props, Part>(
  things: Readonly<Record<Name, Props>>,
  make: (name: Name, props: Props) => Part,
): Readonly<Record<Name, Part>> {
  const entries = Object.entries(things) as [Name, Props][]; // it forgets the names' type
  return Object.fromEntries(entries.map(([name, props]) => [name, make(name, props)])) as Record<Name, Part>;
}
