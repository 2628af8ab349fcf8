import { checkDataKey, checkName, type Environment, type Path, Words } from '../../kernel';
import type { GivenArgo, GivenSlack } from './argo-shape';
import { checkChannel } from './channel-check';
import { checkKindNames } from './kinds-check';
import { checkFolder, checkRepository, checkRevision } from './source-check';
import { checkWindow } from './window-check';

/** Refuses what Argo CD would only complain of when it has been told, or would take and never act on. */
export function checkArgo(given: GivenArgo, clusters: readonly Environment[], path: Path): void {
  const { repository, revision, path: dist, namespace, context, url, kinds, windows, slack } = given;
  if (repository !== undefined) checkRepository(repository, path.at('repository'));
  if (revision !== undefined) checkRevision(revision, path.at('revision'));
  if (dist !== undefined) checkFolder(dist, path.at('path'));
  if (namespace !== undefined) checkName(namespace, path.at('namespace'));
  if (context?.trim() === '') {
    path.at('context').refuse('the name of a context', context, "leave it out where it is 'argocd'");
  }
  if (url !== undefined) checkUrl(url, path.at('url'), 'https://argocd.example.com');
  if (kinds !== undefined) checkKindNames(kinds, clusters, path.at('kinds'));
  for (const [index, window] of (windows ?? []).entries()) {
    if (window !== undefined) checkWindow(window, clusters, path.at('windows').at(index));
  }
  if (slack !== undefined) checkSlack(slack, path.at('slack'));
}

/** Something is written behind it. One that may have credentials is not shown. */
function checkUrl(url: string, path: Path, example: string): void {
  if (/^https?:\/\/[^\s/@?#"'{}]+(\/[^\s@?#"'{}]*)?$/.test(url)) return;
  const got = /[@?#]/.test(url) ? new Words('something else') : url;
  path.refuse('an address of http or https, without a query', got, `write it as '${example}'`);
}

function checkSlack({ channel, tokenKey, apiUrl }: GivenSlack, path: Path): void {
  if (channel !== undefined) checkChannel(channel, path.at('channel'));
  if (tokenKey !== undefined) checkDataKey(tokenKey, path.at('tokenKey'));
  if (apiUrl !== undefined) checkUrl(apiUrl, path.at('apiUrl'), 'https://slack.example.com/api/');
}
