import type { ArgoProps, TeamProps } from '../gitops';
import type {
  EgressFacts,
  Endpoint,
  Environment,
  IngressFacts,
  KubernetesVersion,
  SecretSource,
  WorkloadDefaults,
} from '../kernel';
import type { Check } from '../policy';

/** What the platform team says once for all services. */
export interface PlatformProps<E extends string> {
  /** The folder that holds one folder a service: `__dirname` in apps/platform.ts. */
  readonly apps: string;
  /** By name; every chart must give each of them a value where it picks. */
  readonly environments: Readonly<Record<E, EnvironmentProps<E>>>;
  /** How Argo CD brings `dist` to the clusters. @default - not at all; `kube apply` does */
  readonly argo?: ArgoProps;
  /** Who is responsible for which services, by name; each gets an AppProject. @default - one team for all */
  readonly teams?: Readonly<Record<string, TeamProps>>;
  /**
   * What the company demands of everything that is rendered, beside the library's own checks: `rule`, `regoRules`, or a
   * `Check` for several objects. @default - nothing
   */
  readonly rules?: readonly Check[];
  /**
   * Files with CustomResourceDefinitions as the clusters have them, from the folder of the services: what charts render of
   * these kinds is checked against them. @default - well-known projects' kinds, as far as they are known
   */
  readonly customResources?: readonly string[];
}

/** What may differ between two clusters of one environment. */
export interface ClusterFacts {
  /** What the cluster runs, `'1.28'` or later. */
  readonly kubernetes: KubernetesVersion;
  /** Images are `registry/service`. @default - `service` alone */
  readonly registry?: string;
  /** Who lets requests in. @default - nobody */
  readonly ingress?: IngressFacts;
  /** Others that a chart may choose, `super(scope, { ingress: 'internal' })`, by name. @default - none */
  readonly ingresses?: Readonly<Record<string, IngressFacts>>;
  /** Where the values of Secrets come from. @default { source: 'dotenv' } */
  readonly secrets?: SecretSource;
  /** Databases, caches and others outside the namespace, by name. @default - none */
  readonly endpoints?: Readonly<Record<string, Endpoint>>;
  /** NodeLocal DNSCache's address, such as `169.254.20.10`. @default - none */
  readonly nodeLocalDns?: string;
  /** Where pods fetch cloud credentials. @default - nowhere */
  readonly cloudIdentity?: EgressFacts['cloudIdentity'];
}

export interface EnvironmentProps<E extends string> extends ClusterFacts {
  /**
   * By name, which begins with the environment's. The first one that is not `retired` is primary: migrations, crons and
   * what runs once run there. @default - one, called as it
   */
  readonly clusters?: Readonly<Record<string, ClusterProps>>;
  /** Whether real users depend on it. @default - true for the name `production` */
  readonly production?: boolean;
  /** Runs the releases of another environment where it has none of its own. @default - its own only */
  readonly follows?: NoInfer<E>;
  /** Hosts are `service.domain`. @default - charts name their hosts */
  readonly domain?: string;
  /** Zone of the tz database for schedules and TZ. @default 'Etc/UTC' */
  readonly timeZone?: string;
  /** Whether pods may reach HTTPS outside the private ranges. @default true */
  readonly internet?: boolean;
  /** Namespace of whatever scrapes metrics. @default - nobody scrapes */
  readonly monitoring?: Environment['monitoring'];
  /** What pods ask for when a chart says nothing. @default { replicas: 2, memory: '512Mi', cpu: '100m' } */
  readonly defaults?: Partial<WorkloadDefaults>;
  /** ResourceQuota of every namespace, by its names: `{ 'limits.memory': '64Gi', pods: 100 }`. @default - none */
  readonly quota?: Environment['quota'];
  /** LimitRange of every namespace. @default - none */
  readonly limits?: Environment['limits'];
  /** Custom kinds outside namespaces, `Kind.group`, that charts render. @default - those of well-known projects */
  readonly clusterScoped?: readonly string[];
  /** Every custom kind that its clusters know, `Kind.group`: another one is reported (F57). @default - not asked */
  readonly customKinds?: Environment['customKinds'];
}

/** One cluster: what differs from its environment. */
export interface ClusterProps extends Partial<ClusterFacts> {
  readonly region?: string;
  /** The context of kubeconfigs by which `kube` finds it. @default - the cluster's name */
  readonly context?: string;
  /**
   * Why the cluster is going away: nothing is rendered for it any more, and what it has is left as it is. The next cluster
   * of its environment is primary then; an environment may lose all of them, a platform keeps one. It may be removed from
   * the platform with a later commit. @default - it stays
   */
  readonly retired?: string;
}
