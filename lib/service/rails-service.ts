import type {
  INetworkPolicyPeer,
  IPodSelector,
  NetworkPolicyPeerConfig,
  PodSelectorConfig,
} from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { EnvConfig } from '../config';
import type { PodPlan } from '../container';
import type { AssetUpload, CronTask, Migratable, MigrationCommands } from '../job';
import { acknowledge, contextOf, leaveUnnamed, planFor, selectorOf } from '../kernel';
import { ClusterService, type Reachable, type ServedPath } from '../network';
import type { RollingDeployment } from '../rollout';
import { createAssetPods, createAssetUpload } from './asset-parts';
import { createCable, createCrons, createWeb, createWebs, createWorkers } from './processes';
import { MIGRATION_COMMANDS } from './rails-facts';
import { planRails, type RailsPlan } from './rails-plan';
import type { RailsServiceProps } from './rails-props';
import { servedPaths } from './served-paths';

/** A Rails application on Kubernetes: its web process behind a Service, its workers and its crons. */
export class RailsService<
    Worker extends string = never,
    Cron extends string = never,
    Web extends string = never,
  >
  extends Construct
  implements Reachable, Migratable, IPodSelector, INetworkPolicyPeer
{
  /** The variables of every process; those of the library among them. */
  readonly env: EnvConfig;
  /** Web processes beside the main one. */
  readonly webs: Readonly<Record<Web, RollingDeployment>>;
  /** The pods of Action Cable; undefined where the web process answers, or there is none. */
  readonly cable: RollingDeployment | undefined;
  /** Pods of nginx that answer for assets, if any. */
  readonly assetPods: RollingDeployment | undefined;
  /** The Job that carries assets to object storage, if any. */
  readonly assetUpload: AssetUpload | undefined;
  readonly workers: Readonly<Record<Worker, RollingDeployment>>;
  readonly crons: Readonly<Record<Cron, CronTask>>;
  /** The Service in front of the web pods; undefined for a service without a web process. */
  readonly service: ClusterService | undefined;
  readonly name: string;
  readonly hosts: readonly string[];
  readonly migrationCommands: MigrationCommands = MIGRATION_COMMANDS;
  private readonly plan: RailsPlan;
  private readonly webDeployment: RollingDeployment | undefined;

  constructor(scope: Construct, id: string, props: RailsServiceProps<Worker, Cron, Web> = {}) {
    super(scope, id);
    leaveUnnamed(this);
    const context = contextOf(this);
    const plan = planFor(this, (path) => planRails(props, context, path));
    this.plan = plan;
    this.name = context.service;
    this.hosts = plan.web?.hosts ?? [];
    this.env = new EnvConfig(this, 'env', props.env ?? {}, plan.given);
    const shared = { common: plan.common, env: this.env, root: plan.root };
    this.webDeployment = plan.web && createWeb(this, plan.web, shared);
    this.webs = createWebs<Web>(this, plan.webs, shared);
    this.cable = createCable(this, plan.cable, shared);
    this.workers = createWorkers<Worker>(this, plan.processes.workers, shared);
    this.service = this.createService(props.service);
    this.crons = createCrons<Cron>(this, plan.processes.crons, shared);
    this.assetPods = createAssetPods(this, plan, this.pod);
    this.assetUpload = createAssetUpload(this, plan);
  }

  /** The web process. Throws for a service that said `web: false`. */
  get web(): RollingDeployment {
    if (this.webDeployment === undefined)
      throw new Error(`${this.name} has no web process, for it says web: false`);
    return this.webDeployment;
  }

  /** The pod whose image and files a migration takes over, with the variables that all processes share. */
  get pod(): PodPlan {
    const { webDeployment, workers, crons } = this;
    const others = [...Object.values<RollingDeployment>(workers), ...Object.values<CronTask>(crons)];
    const first = webDeployment ?? others[0];
    if (first === undefined) throw new Error(`${this.name} has no process, although its plan has one`);
    return { ...first.pod, container: { ...first.pod.container, env: this.env.forContainer() } };
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

  get servicePort(): number | undefined {
    return this.service?.port;
  }

  /** What an ingress leads to other parts than the web process, or with more patience. */
  get routes(): readonly ServedPath[] {
    return servedPaths(this.plan.led, {
      main: this,
      webs: this.webs,
      cable: this.cable,
      assetPods: this.assetPods,
    });
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

  private createService({
    name = this.name,
    ...rest
  }: NonNullable<RailsServiceProps['service']> = {}): ClusterService | undefined {
    return (
      this.webDeployment && new ClusterService(this, 'service', { ...rest, name, of: this.webDeployment })
    );
  }
}
