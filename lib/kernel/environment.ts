import type { IngressFacts } from './ingress-facts';
import type { Json } from './json';
import type { KubernetesVersion } from './kubernetes-version';
import type { Cpu, Memory } from './quantity';
import type { SecretSource } from './secret-source';

/** One Kubernetes cluster of an environment. */
export interface Cluster {
  /** Unique over the platform, begins with its environment's name; the folder in dist. */
  readonly name: string;
  readonly region?: string;
  /** What kubeconfigs call it. @default - its name */
  readonly context?: string;
  /** The one cluster of its environment that migrates a database that several clusters share. */
  readonly primary: boolean;
}

/** The facts of one environment in one of its clusters, as the parts of a chart read them. */
export interface Environment {
  readonly name: string;
  /** Whether real users depend on it. Elsewhere crawlers are kept out and releases may follow. */
  readonly production: boolean;
  /** The environment whose releases it runs where it has none of its own. */
  readonly follows?: string;
  readonly cluster: Cluster;
  /** What the cluster runs; decides what may be emitted (a native preStop sleep from 1.30). */
  readonly kubernetes: KubernetesVersion;
  /** Hosts are `service.domain` unless a chart says otherwise. */
  readonly domain?: string;
  /** Images are `registry/service`. */
  readonly registry?: string;
  /** IANA name for cron schedules and the variable TZ. */
  readonly timeZone: string;
  /** Who lets requests in. */
  readonly ingress?: IngressFacts;
  /** Others that a chart may choose instead, by name. */
  readonly ingresses?: Readonly<Record<string, IngressFacts>>;
  /** Where the values of Secrets come from. */
  readonly secrets: SecretSource;
  /** What pods may reach beside DNS. */
  readonly egress: EgressFacts;
  /** Who may scrape metrics ports: the namespace of the monitoring system. */
  readonly monitoring?: { readonly namespace: string };
  readonly defaults: WorkloadDefaults;
  /** Limits of each namespace; absent for none. */
  readonly quota?: Readonly<Record<string, string | number>>;
  /** Largest memory and CPU that one container may ask for; absent for none. */
  readonly limits?: { readonly maxMemory?: Memory; readonly maxCpu?: Cpu };
  /** Custom kinds that live outside namespaces, `Kind.group`, beside those the library knows. */
  readonly clusterScoped: readonly string[];
  /** Definitions of custom resources that the platform names; absent for none. */
  readonly customResources?: readonly Json[];
  /** Every custom kind that the cluster knows, `Kind.group`; absent where nobody says. */
  readonly customKinds?: readonly string[];
}

/** A database, cache or other endpoint outside the namespace that pods may reach. */
export interface Endpoint {
  readonly cidrs: readonly string[];
  readonly ports: readonly number[];
  /**
   * Whether a pooler stands in front that lends a connection for a transaction only, such as PgBouncer in
   * transaction mode: migrations then need a way past it (F14). With `maxClients`, what pods open at most is
   * held to that (D1). @default false
   */
  readonly pooler?: boolean | Pooler;
  /**
   * Of a database: the connections that it has for applications, 1 or more; what pods open at most is held to
   * that (D1). @default - nobody knows
   */
  readonly maxConnections?: number;
  /**
   * Of a database with limits: the services that it belongs to. @default - all that know of a database, and that no
   * other endpoint names
   */
  readonly services?: readonly string[];
}

/** What lends the connections of a database to more clients than it has. */
export interface Pooler {
  /** Clients that it lets in, 1 or more: PgBouncer's `max_client_conn`. */
  readonly maxClients: number;
}

/** What the pods of an environment may reach. */
export interface EgressFacts {
  readonly endpoints: Readonly<Record<string, Endpoint>>;
  /** NodeLocal DNSCache's address; pods ask it instead of kube-dns. */
  readonly nodeLocalDns?: string;
  /** Where pods fetch cloud credentials: EKS Pod Identity, or GKE's metadata server. */
  readonly cloudIdentity?: Endpoint;
  /** Whether pods may reach HTTPS outside the private ranges. */
  readonly internet: boolean;
}

/** What a pod asks for when its chart says nothing. */
export interface WorkloadDefaults {
  readonly replicas: number;
  readonly memory: Memory;
  readonly cpu: Cpu;
}

/** For constructs in a plain cdk8s chart, outside any platform: the oldest supported Kubernetes. */
export const NOWHERE: Environment = {
  name: '',
  production: false,
  cluster: { name: '', primary: true },
  kubernetes: '1.28',
  timeZone: 'Etc/UTC',
  secrets: { source: 'dotenv' },
  egress: { endpoints: {}, internet: true },
  defaults: { replicas: 2, memory: '512Mi', cpu: '100m' },
  clusterScoped: [],
};
