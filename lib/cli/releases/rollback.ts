import type { PastRelease, Release } from '../../gitops';
import { checkedText } from '../checked-text';
import { shortImage } from '../deploy/image-argument';
import { type PutOptions, putRelease } from '../deploy/put-release';
import { type ReleaseTarget, releaseTarget, runningIt, type TargetOptions } from '../deploy/release-target';
import { refuse } from '../misuse';
import type { Session } from '../session';
import { chosenRelease } from './chosen-release';
import { pastReleases, repositoryWith } from './past-releases';

export interface RollbackOptions extends TargetOptions, PutOptions {
  readonly to?: string;
  readonly note?: string;
}

/** `kube rollback`: an earlier release again. Its migrations are not taken back. */
export async function rollback(session: Session, service: string, options: RollbackOptions): Promise<void> {
  const target = releaseTarget(session, service, options);
  const past = historyOf(target);
  const chosen = await chosenRelease(session.terminal, past, options.to);
  if (chosen === undefined) {
    session.terminal.note('nothing was changed');
    return;
  }
  const note = options.note === undefined ? undefined : checkedText('kube rollback --note', options.note);
  const release = againAs(chosen.release, past[0]?.release, note);
  const because = doubtsAbout(chosen);
  for (const doubt of because) session.terminal.note(doubt);
  await putRelease(session, target, { verb: 'rollback', release }, options, { because });
}

/** Of a cluster that runs the entry which is going to change. */
function historyOf(target: ReleaseTarget): readonly PastRelease[] {
  const command = 'kube rollback';
  const [running = target.environments[0]] = runningIt(target, target.text).filter((environment) =>
    target.environments.includes(environment),
  );
  const past = running ? pastReleases(repositoryWith(command, target), target, running) : [];
  if (past.length > 1) return past;
  return refuse(command, 'an earlier release in the history of Git', 'none', "deploy one: 'kube deploy'");
}

function againAs(release: Release, from: Release | undefined, given: string | undefined): Release {
  const { note: _, ...image } = release;
  return { ...image, note: given ?? `rollback from ${from === undefined ? 'nothing' : shortImage(from)}` };
}

/** What whoever rolls back has to think of. */
function doubtsAbout({ release, between }: PastRelease): readonly string[] {
  const image = shortImage(release);
  if (between === 'incompatible') {
    return [`The database has had migrations since ${image} that are not marked compatible with it.`];
  }
  return between === 'unknown'
    ? [`Nobody recorded whether the database has had migrations since ${image} (kube deploy --schema).`]
    : [];
}
