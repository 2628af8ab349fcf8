import { checkedSeconds, type Environment, type Path } from '../../kernel';
import { checkArgo } from './argo-check';
import type { ArgoProps } from './argo-props';
import { type GivenSlack, type GivenWindow, readArgo } from './argo-shape';

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

/** Every default of `argo`; refuses what Argo CD would not understand, and what is no `argo` at all. */
export function planArgo(props: ArgoProps, clusters: readonly Environment[], path: Path): ArgoPlan {
  const given = readArgo(props, path) ?? {};
  checkArgo(given, clusters, path);
  const { repository = '', revision = 'main', path: dist = 'dist', installation = 'central' } = given;
  const { namespace = 'argocd', context = 'argocd', url, syncTimeout = '1h', kinds = [] } = given;
  const { windows = [], slack, everyCommit = false } = given;
  return {
    repository,
    revision,
    path: dist,
    installation,
    namespace,
    context,
    url,
    syncTimeout: checkedSeconds(syncTimeout, path.at('syncTimeout'), { from: 60 }),
    kinds: kinds.filter(isThere),
    windows: windows.flatMap((window, index) =>
      window === undefined ? [] : planWindow(window, clusters, path.at('windows').at(index)),
    ),
    slack: slack && planSlack(slack),
    everyCommit,
  };
}

const isThere = (name: string | undefined): name is string => name !== undefined;

const planSlack = ({ channel, tokenKey = 'slack-token', apiUrl }: GivenSlack): SlackPlan | undefined =>
  channel === undefined ? undefined : { channel, tokenKey, apiUrl };

/** Names of environments mean all of their clusters. */
function planWindow(
  { schedule, duration, clusters: named = [], timeZone = 'Etc/UTC', reason }: GivenWindow,
  all: readonly Environment[],
  path: Path,
): readonly SyncWindowPlan[] {
  const minutes = duration && checkedSeconds(duration, path.at('duration'), { from: 60 }) / 60;
  if (schedule === undefined || minutes === undefined || reason === undefined) return [];
  const clusters = all
    .filter(({ name, cluster }) => named.includes(name) || named.includes(cluster.name))
    .map(({ cluster }) => cluster.name);
  return [{ schedule, minutes, clusters, timeZone, reason }];
}
