import type { EnvProps } from '../config';
import type { ClusterServiceProps } from '../network';
import type { AssetsProps } from './assets-props';
import type { CableProps } from './cable-plan';
import type { CommonProps } from './common-pod';
import type { RailsCronProps } from './rails-cron';
import type { SideWebProps } from './side-plan';
import type { WebProps } from './web-plan';
import type { WorkerProps } from './worker-plan';

/** A Rails application: one image, one set of variables, and the processes that run in it. */
export interface RailsServiceProps<
  Worker extends string = string,
  Cron extends string = string,
  Web extends string = string,
> extends CommonProps {
  /** The process that answers requests; false for a service without one. @default {} */
  readonly web?: WebProps | false;
  /** Further ones, which answer paths of their own, by name. @default - none */
  readonly webs?: Readonly<Record<Web, SideWebProps>>;
  /** Action Cable: a path whose connections stay open. @default - none */
  readonly cable?: CableProps;
  /** Who answers for assets. @default - not said: nothing is set, and nobody is warned */
  readonly assets?: AssetsProps;
  /** Processes that work, by name. @default - none */
  readonly workers?: Readonly<Record<Worker, WorkerProps>>;
  /** Commands that run on time, by name. @default - none */
  readonly crons?: Readonly<Record<Cron, RailsCronProps>>;
  /** Variables of all of them and of the migration. @default - what Rails itself needs */
  readonly env?: EnvProps;
  /** Name, port and annotations of the Service in front of the web process. @default - the service's name, 80 */
  readonly service?: Omit<ClusterServiceProps, 'of'>;
}
