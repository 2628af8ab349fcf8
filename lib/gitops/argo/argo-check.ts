import { posix } from 'node:path';
import { checkDataKey, checkName, checkTimeZone, type Environment, type Path, Words } from '../../kernel';
import type { ArgoProps, SlackProps, SyncWindowProps } from './argo-props';
import { checkChannel } from './channel-check';
import { isWindowSchedule } from './window-schedule';

/** Refuses what Argo CD would only complain of when it has been told, or would take and never act on. */
export function checkArgo(props: ArgoProps, clusters: readonly Environment[], path: Path): void {
  const { repository, revision, path: dist, installation, namespace, context, url } = props;
  checkRepository(repository, path.at('repository'));
  if (revision !== undefined) checkRevision(revision, path.at('revision'));
  if (dist !== undefined) checkFolder(dist, path.at('path'));
  if (installation !== undefined && !INSTALLATIONS.includes(installation)) {
    path.at('installation').refuse(`one of ${INSTALLATIONS.join(', ')}`, installation, 'correct it');
  }
  if (namespace !== undefined) checkName(namespace, path.at('namespace'));
  if (context?.trim() === '') {
    path.at('context').refuse('the name of a context', context, "leave it out where it is 'argocd'");
  }
  if (url !== undefined) checkUrl(url, path.at('url'), 'https://argocd.example.com');
  checkKindNames(props.kinds ?? [], path.at('kinds'));
  for (const [index, window] of (props.windows ?? []).entries()) {
    checkWindow(window, clusters, path.at('windows').at(index));
  }
  if (props.slack !== undefined) checkSlack(props.slack, path.at('slack'));
}

const INSTALLATIONS: readonly string[] = ['central', 'perCluster'] satisfies ArgoProps['installation'][];

/** As Git takes it: a scheme and a place, or `git@host:path`. */
const REPOSITORY = /^((https?|ssh|file):\/\/[^\s@]*([^\s@:]+@)?[^\s@]+|[\w.-]+@[\w.-]+:[^\s]+)$/;
const CREDENTIALS = /^https?:\/\/[^/]*@/;

function checkRepository(repository: string, path: Path): void {
  if (CREDENTIALS.test(repository)) {
    const fix = 'leave them out: Argo CD has them in a Secret of its own';
    path.refuse('an address without a name or a password', new Words('one with them'), fix);
  } else if (!REPOSITORY.test(repository)) {
    const fix =
      "write it as 'https://git.example.com/example/deploy.git' or 'git@git.example.com:example/deploy.git'";
    path.refuse("a repository's address, as Argo CD knows it", repository, fix);
  }
}

function checkRevision(revision: string, path: Path): void {
  if (/^[^\s~^:?*[\\]+$/.test(revision)) return;
  path.refuse('a branch', revision, "leave it out where it is 'main'");
}

/** A template puts names behind it, so nothing that means something to a template may be in it. */
function checkFolder(dist: string, path: Path): void {
  const inside = !posix.isAbsolute(dist) && !dist.split('/').includes('..');
  if (inside && /^[\w.-]+(\/[\w.-]+)*\/?$/.test(dist)) return;
  path.refuse('a folder in the repository', dist, "write it from the repository's top, as 'deploy/dist'");
}

/** One that has credentials is not shown. */
function checkUrl(url: string, path: Path, example: string): void {
  if (/^https?:\/\/[^\s/@"'{}]+(\/[^\s@"'{}]*)?$/.test(url)) return;
  const got = url.includes('@') ? new Words('something else') : url;
  path.refuse('an address of http or https', got, `write it as '${example}'`);
}

function checkKindNames(kinds: readonly string[], path: Path): void {
  for (const [index, kind] of kinds.entries()) {
    if (/^[A-Z][A-Za-z0-9]*(\.[a-z0-9]([a-z0-9.-]*[a-z0-9])?)?$/.test(kind)) continue;
    path
      .at(index)
      .refuse('a kind, and its group if it has one', kind, "write it as 'Kafka.kafka.strimzi.io'");
  }
}

function checkWindow(window: SyncWindowProps, all: readonly Environment[], path: Path): void {
  const { schedule, clusters, timeZone, reason } = window;
  if (!isWindowSchedule(schedule)) {
    const fix = "write it as '0 18 * * fri'; a time zone goes into timeZone";
    path.at('schedule').refuse('five fields: minute, hour, day of month, month, day of week', schedule, fix);
  }
  if (timeZone !== undefined) checkTimeZone(timeZone, path.at('timeZone'));
  if (reason.trim() === '')
    path.at('reason').refuse('why nothing is synced', reason, 'write it for whoever wonders');
  if (clusters?.length === 0) {
    path.at('clusters').refuse('one name at least', clusters, 'leave it out for all of them');
  }
  const known = [...new Set(all.flatMap(({ name, cluster }) => [name, cluster.name]))];
  for (const [index, name] of (clusters ?? []).entries()) {
    if (known.includes(name)) continue;
    path
      .at('clusters')
      .at(index)
      .refuse(`one of ${known.join(', ')}`, name, 'correct the name or remove it');
  }
}

function checkSlack({ channel, tokenKey, apiUrl }: SlackProps, path: Path): void {
  checkChannel(channel, path.at('channel'));
  if (tokenKey !== undefined) checkDataKey(tokenKey, path.at('tokenKey'));
  if (apiUrl !== undefined) checkUrl(apiUrl, path.at('apiUrl'), 'https://slack.example.com/api/');
}
