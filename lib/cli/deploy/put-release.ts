import { relative } from 'node:path';
import { type Repository, releaseKeyIn, withReleases } from '../../gitops';
import type { Environment } from '../../kernel';
import { type CommitOptions, commitChanges, repositoryFor } from '../commit-changes';
import { goesOn, isAgreed } from '../consent';
import { rewrite } from '../rewrite';
import type { Session } from '../session';
import { commitMessage, inWords, type NewRelease } from './new-release';
import { checkOtherEntries } from './other-entries';
import { checkLeftovers, ownPaths } from './own-paths';
import { pauseInWords, pausesOf, withoutPausesOver } from './pauses';
import { pushRelease } from './push-release';
import { type ReleaseTarget, runningIt } from './release-target';
import { retiredIn } from './retired-in';

export interface PutOptions extends CommitOptions {
  readonly yes?: boolean;
}

export interface Doubts {
  /** What there is to think of, in sentences; asked outside of production too. */
  readonly because: readonly string[];
}

/** Writes a release, renders it, and commits and pushes it where that is asked for. */
export async function putRelease(
  session: Session,
  target: ReleaseTarget,
  change: NewRelease,
  options: PutOptions,
  { because }: Doubts = { because: [] },
): Promise<void> {
  const { terminal } = session;
  const command = `kube ${change.verb}`;
  const repository = repositoryFor(command, target.fleet.apps, options);
  if (repository) {
    checkLeftovers(command, repository, target.fleet.apps, ownPaths(target));
    checkOtherEntries(command, repository, target, [target.key, ...target.pins.keys()]);
  }
  for (const line of retiredIn(command, target)) terminal.note(line);
  const text = withReleases(target.text, new Map([...target.pins, [target.key, change.release]]));
  const clusters = concerned(target, text);
  for (const pause of pausesOf(target, clusters, new Date())) terminal.note(pauseInWords(pause));
  const question = [...because, `This is ${inWords(change, target)}.`].join(' ');
  const consent = { command, question, yes: options.yes };
  // what there is to think of is asked about in every environment
  const agrees = because.length > 0 ? isAgreed(terminal, consent) : goesOn(terminal, clusters, consent);
  if (!(await agrees)) return;
  const edits = new Map([[target.file, text], ...withoutPausesOver(target, new Date())]);
  const part = { service: target.service, clusters: clusters.map(({ cluster }) => cluster.name) };
  const changed = await rewrite(target.fleet, edits, part);
  report(session, target, change, text, changed);
  if (repository) await commitRelease(session, { repository, target, change, clusters }, options);
  else if (changed.length > 0)
    terminal.note(`next: commit and push, then kube wait ${target.service} -e ${target.label}`);
}

interface Commitment {
  readonly repository: Repository;
  readonly target: ReleaseTarget;
  readonly change: NewRelease;
  readonly clusters: readonly Environment[];
}

async function commitRelease(
  session: Session,
  { repository, target, change, clusters }: Commitment,
  { push }: PutOptions,
): Promise<void> {
  const below = ownPaths(target);
  commitChanges(repository, { below, message: commitMessage(change, target) }, {});
  if (push === true) await pushRelease(session, repository, target, clusters);
  session.terminal.note(
    `next: ${push === true ? '' : 'push, then '}kube wait ${target.service} -e ${target.label}`,
  );
}

/** Clusters that run the entry, before or afterwards. */
function concerned(target: ReleaseTarget, text: string): readonly Environment[] {
  return [...new Set([...runningIt(target, text), ...runningIt(target, target.text)])];
}

function report(
  { terminal }: Session,
  target: ReleaseTarget,
  change: NewRelease,
  text: string,
  changed: readonly string[],
): void {
  const { environments, names, key, fleet } = target;
  const own = environments.filter((environment) => releaseKeyIn(text, environment, names) !== key);
  for (const { cluster } of change.release === undefined ? [] : own) {
    const way = `kube ${change.verb} ${target.service} -e ${cluster.name} …`;
    terminal.note(`${cluster.name} HAS A RELEASE OF ITS OWN, which stays: ${way}`);
  }
  for (const cluster of target.pins.keys()) {
    terminal.note(`${cluster} keeps what it runs, in an entry of its own`);
  }
  const beside = runningIt(target, text).filter((environment) => !environments.includes(environment));
  if (beside.length > 0) terminal.note(`${beside.map(({ cluster }) => cluster.name).join(', ')} runs it too`);
  if (changed.length === 0)
    terminal.print(`nothing changed: ${inWords(change, target)} is what the file says`);
  else terminal.print(`${change.verb} ${target.service}: ${inWords(change, target)}`);
  const top = fleet.apps.replace(/[^/]+$/, '');
  for (const file of changed) terminal.print(`  ${relative(top, file)}`);
}
