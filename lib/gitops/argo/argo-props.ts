import type { Duration } from '../../kernel';

/** How Argo CD brings `dist` to the clusters. */
export interface ArgoProps {
  /**
   * The repository that holds `dist`, as Argo CD knows it: `https://git.example.com/example/deploy.git`. Credentials in it
   * are refused: Argo CD has them in a Secret of its own.
   */
  readonly repository: string;
  /** The branch that is deployed. @default 'main' */
  readonly revision?: string;
  /** Where `dist` lies in the repository. @default 'dist' */
  readonly path?: string;
  /** Whether one Argo CD looks after all clusters, or each cluster has its own. @default 'central' */
  readonly installation?: 'central' | 'perCluster';
  /** The namespace in which Argo CD runs. @default 'argocd' */
  readonly namespace?: string;
  /**
   * The context of kubeconfigs by which `kube` finds a central Argo CD; one of each cluster is found by the
   * cluster's own. @default 'argocd'
   */
  readonly context?: string;
  /** Where people look at it, for links: `https://argocd.example.com`. @default - no links */
  readonly url?: string;
  /**
   * After which a sync that has not ended is given up, more than a migration may take (15 minutes unless a chart says
   * otherwise): a newer commit waits for it.
   * https://argo-cd.readthedocs.io/en/stable/operator-manual/argocd-cmd-params-cm-yaml/
   * @default '1h'
   */
  readonly syncTimeout?: Duration;
  /**
   * Kinds in namespaces that services may have beside the usual ones: `Kind.group`, or `Kind` where it is Kubernetes' own
   * without a group. Those outside of namespaces are allowed as they are rendered. @default - none
   */
  readonly kinds?: readonly string[];
  /** Times at which nothing is synced unless somebody does it by hand. @default - none */
  readonly windows?: readonly SyncWindowProps[];
  /** Who is told of releases. @default - nobody */
  readonly slack?: SlackProps;
  /**
   * Whether each commit of the repository counts for each service, and not only those that change its own folder. What
   * drifts or fails is then tried again with every commit, and a commit never waits for the next one of its folder.
   * @default false
   */
  readonly everyCommit?: boolean;
}

/** https://argo-cd.readthedocs.io/en/stable/operator-manual/notifications/services/slack/ */
export interface SlackProps {
  /** Where teams without a channel of their own are told, `#deploys`. */
  readonly channel: string;
  /** The key of the Secret `argocd-notifications-secret` that holds the token. @default 'slack-token' */
  readonly tokenKey?: string;
  /** Another address of Slack's interface. @default - Slack's own */
  readonly apiUrl?: string;
}

/** A time that comes back, such as the nights before holidays. */
export interface SyncWindowProps {
  /** When it begins, as five fields of cron; a day that never comes is refused. */
  readonly schedule: string;
  /** How long it goes on, in minutes or longer units. */
  readonly duration: Duration;
  /**
   * Names of clusters, or of environments: `'production'` means all clusters of that environment, and not only the one
   * that is called so. @default - all
   */
  readonly clusters?: readonly string[];
  /** Of the schedule. @default 'Etc/UTC' */
  readonly timeZone?: string;
  /** Shown to whoever wonders. */
  readonly reason: string;
}

/** Who is responsible for some of the services. */
export interface TeamProps {
  /** Names of services. */
  readonly services: readonly string[];
  /** Their channel in Slack. @default - the one of `argo.slack` */
  readonly channel?: string;
}
