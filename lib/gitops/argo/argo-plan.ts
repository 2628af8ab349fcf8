import { checkedSeconds, type Environment, type Path } from '../../kernel';
import { checkArgo } from './argo-check';
import type { ArgoProps, SlackProps, SyncWindowProps } from './argo-props';

/** `argo` of a platform, with every default. */
export interface ArgoPlan {
  readonly repository: string;
  readonly revision: string;
  readonly path: string;
  readonly installation: 'central' | 'perCluster';
  readonly namespace: string;
  readonly context: string;
  readonly url: string | undefined;
  /** Seconds. */
  readonly syncTimeout: number;
  readonly kinds: readonly string[];
  readonly windows: readonly SyncWindowPlan[];
  readonly slack: SlackPlan | undefined;
  readonly everyCommit: boolean;
}

export interface SlackPlan {
  readonly channel: string;
  readonly tokenKey: string;
  readonly apiUrl: string | undefined;
}

export interface SyncWindowPlan {
  readonly schedule: string;
  readonly minutes: number;
  /** Of clusters; empty for all of them. */
  readonly clusters: readonly string[];
  readonly timeZone: string;
  readonly reason: string;
}

/** Without teams in the platform there is one, which has all services. */
export interface Team {
  readonly name: string;
  /** Undefined for all of them. */
  readonly services: readonly string[] | undefined;
  /** Undefined where nobody is told. */
  readonly channel: string | undefined;
}

/** Every default of `argo`; refuses what Argo CD would not understand. */
export function planArgo(props: ArgoProps, clusters: readonly Environment[], path: Path): ArgoPlan {
  checkArgo(props, clusters, path);
  const { repository, revision = 'main', path: dist = 'dist', installation = 'central' } = props;
  const { namespace = 'argocd', context = 'argocd', url, syncTimeout = '1h', kinds = [] } = props;
  const { windows = [], slack, everyCommit = false } = props;
  return {
    repository,
    revision,
    path: dist,
    installation,
    namespace,
    context,
    url,
    syncTimeout: checkedSeconds(syncTimeout, path.at('syncTimeout'), { from: 60 }),
    kinds,
    windows: windows.map((window, index) => planWindow(window, clusters, path.at('windows').at(index))),
    slack: slack && planSlack(slack),
    everyCommit,
  };
}

const planSlack = ({ channel, tokenKey = 'slack-token', apiUrl }: SlackProps): SlackPlan => ({
  channel,
  tokenKey,
  apiUrl,
});

/** Names of environments mean all of their clusters. */
function planWindow(
  { schedule, duration, clusters: named = [], timeZone = 'Etc/UTC', reason }: SyncWindowProps,
  all: readonly Environment[],
  path: Path,
): SyncWindowPlan {
  const minutes = checkedSeconds(duration, path.at('duration'), { from: 60 }) / 60;
  const clusters = all
    .filter(({ name, cluster }) => named.includes(name) || named.includes(cluster.name))
    .map(({ cluster }) => cluster.name);
  return { schedule, minutes, clusters, timeZone, reason };
}
