import { dirname, join } from 'node:path';
import { freezesPath } from '../../gitops';
import { type CommitOptions, commitChanges, repositoryFor } from '../commit-changes';
import { rewrite } from '../rewrite';
import type { Session } from '../session';
import { distOf } from '../synth/dist-of';
import { bringProjects } from './bring-projects';
import type { Target } from './target';

export interface Edit {
  /** The text of apps/freezes.yaml. */
  readonly text: string;
  /** Of the commit. */
  readonly message: string;
  /** Says what holds by now: before the commit, which may be refused. */
  readonly report: (isTold: boolean) => void;
}

/**
 * Writes the pauses, renders what Argo CD is told of them, tells it at once, and commits. Gives whether each Argo CD was
 * told; one that was not learns of it by the commit.
 */
export async function carryOut(
  session: Session,
  target: Target,
  { text, message, report }: Edit,
  options: CommitOptions,
): Promise<boolean> {
  const { fleet } = target;
  const repository = repositoryFor('kube freeze', fleet.apps, options);
  const file = join(dirname(fleet.apps), freezesPath(fleet.apps));
  await rewrite(fleet, new Map([[file, text]]));
  const faults = await bringProjects(session, target);
  for (const fault of faults) session.terminal.note(fault);
  report(faults.length === 0);
  const below = [file, join(distOf(fleet.apps), 'argocd')];
  if (repository) commitChanges(repository, { below, message }, options);
  if (options.push !== true) session.terminal.note(reminder(repository !== undefined));
  return faults.length === 0;
}

/** What is brought by hand stays only where Git says it too. */
const reminder = (isInGit: boolean): string =>
  `${isInGit ? 'push the commit' : 'commit and push apps/freezes.yaml and dist'}: another commit that changes dist/argocd undoes it`;
