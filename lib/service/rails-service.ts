import type {
  INetworkPolicyPeer,
  IPodSelector,
  NetworkPolicyPeerConfig,
  PodSelectorConfig,
} from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { EnvConfig } from '../config';
import type { PodPlan } from '../container';
import { CronTask, type Migratable, type MigrationCommands } from '../job';
import { acknowledge, contextOf, leaveUnnamed, planFor, selectorOf } from '../kernel';
import { ClusterService, type Reachable } from '../network';
import { RollingDeployment } from '../rollout';
import { podOf } from './common-pod';
import { planRailsCron } from './rails-cron';
import { MIGRATION_COMMANDS } from './rails-facts';
import { planRails, type RailsPlan, type RailsServiceProps } from './rails-plan';
import { planWorker } from './worker-plan';

/** A Rails application on Kubernetes: its web process behind a Service, its workers and its crons. */
export class RailsService<Worker extends string = never, Cron extends string = never>
  extends Construct
  implements Reachable, Migratable, IPodSelector, INetworkPolicyPeer
{
  /** The variables of every process; those of the library among them. */
  readonly env: EnvConfig;
  readonly workers: Readonly<Record<Worker, RollingDeployment>>;
  readonly crons: Readonly<Record<Cron, CronTask>>;
  /** The Service in front of the web pods; undefined for a service without a web process. */
  readonly service: ClusterService | undefined;
  readonly name: string;
  readonly hosts: readonly string[];
  readonly migrationCommands: MigrationCommands = MIGRATION_COMMANDS;
  private readonly webDeployment: RollingDeployment | undefined;

  constructor(scope: Construct, id: string, props: RailsServiceProps<Worker, Cron> = {}) {
    super(scope, id);
    leaveUnnamed(this);
    const { service, environment } = contextOf(this);
    const plan = planFor(this, (path) => planRails(props, service, environment, path));
    this.name = service;
    this.hosts = plan.web?.hosts ?? [];
    this.env = new EnvConfig(this, 'env', props.env ?? {}, plan.given);
    this.webDeployment = this.createWeb(plan);
    this.workers = this.createWorkers(props.workers, plan);
    this.service =
      this.webDeployment && new ClusterService(this, 'service', { of: this.webDeployment, name: service });
    this.crons = this.createCrons(props.crons, plan);
  }

  /** The web process. Throws for a service that said `web: false`. */
  get web(): RollingDeployment {
    if (this.webDeployment === undefined)
      throw new Error(`${this.name} has no web process, for it says web: false`);
    return this.webDeployment;
  }

  /** The pod whose image, variables and files a migration takes over. */
  get pod(): PodPlan {
    const { webDeployment, workers, crons } = this;
    const others = [...Object.values<RollingDeployment>(workers), ...Object.values<CronTask>(crons)];
    const first = webDeployment ?? others[0];
    if (first === undefined) throw new Error(`${this.name} has no process, although its plan has one`);
    return first.pod;
  }

  /** Selects the web pods; nothing for a service without a web process. */
  get selector(): Readonly<Record<string, string>> {
    return selectorOf({ service: this.name, component: 'web' });
  }

  get port(): Reachable['port'] {
    return this.webDeployment?.port;
  }

  get serviceName(): string | undefined {
    return this.service?.name;
  }

  get readinessPath(): string | undefined {
    return this.webDeployment?.readinessPath;
  }

  get drain(): Reachable['drain'] {
    return this.webDeployment?.drain ?? { longestRequest: 0, deregistrationDelay: 0 };
  }

  /** Silences a warning on every process, with the reason why it is right here. */
  acknowledge(id: string, reason: string): void {
    acknowledge(this, id, reason);
  }

  /** For cdk8s-plus-28, whose constructs take the service for its web process. */
  toPodSelectorConfig(): PodSelectorConfig {
    return this.web.toPodSelectorConfig();
  }

  toNetworkPolicyPeerConfig(): NetworkPolicyPeerConfig {
    return this.web.toNetworkPolicyPeerConfig();
  }

  toPodSelector(): IPodSelector {
    return this.web;
  }

  private createWeb({ web, common }: RailsPlan): RollingDeployment | undefined {
    if (web === undefined) return undefined;
    return new RollingDeployment(this, 'web', { ...podOf(common, web.deployment), env: this.env });
  }

  private createWorkers(workers: RailsServiceProps<Worker, Cron>['workers'], { common }: RailsPlan) {
    const group = new Construct(this, 'workers');
    return mapNamed(workers, (name, props) => {
      const plan = planFor(group, (path) => planWorker(props, path.part(name)));
      return new RollingDeployment(group, name, { ...podOf(common, plan), env: this.env });
    });
  }

  private createCrons(crons: RailsServiceProps<Worker, Cron>['crons'], { common }: RailsPlan) {
    const group = new Construct(this, 'crons');
    return mapNamed(crons, (name, props) => {
      const plan = planFor(group, (path) => planRailsCron(props, path.part(name)));
      return new CronTask(group, name, { ...podOf(common, plan), env: this.env });
    });
  }
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
