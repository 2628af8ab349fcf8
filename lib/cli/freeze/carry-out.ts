import { dirname, join } from 'node:path';
import { ARGO_FOLDER, freezesPath } from '../../gitops';
import { type CommitOptions, commitChanges, repositoryFor } from '../commit-changes';
import { checkLeftovers } from '../deploy/own-paths';
import { rewrite } from '../rewrite';
import type { Session } from '../session';
import { distOf } from '../synth/dist-of';
import { type Brought, bringProjects } from './bring-projects';
import type { Target } from './target';

export interface Edit {
  /** What was typed: `kube freeze`. */
  readonly command: string;
  /** The text of apps/freezes.yaml. */
  readonly text: string;
  /** Of the commit. */
  readonly message: string;
  /** Says what holds by now: before the commit, which may be refused. */
  readonly report: (brought: Brought) => void;
}

/**
 * Writes the pauses, renders what Argo CD is told of them, tells it at once, and commits. Gives whether each Argo CD was
 * told; one that was not learns of it by the commit.
 */
export async function carryOut(
  session: Session,
  target: Target,
  { command, text, message, report }: Edit,
  options: CommitOptions,
): Promise<boolean> {
  const { fleet } = target;
  const repository = repositoryFor(command, fleet.apps, options);
  const file = join(dirname(fleet.apps), freezesPath(fleet.apps));
  const below = [file, join(distOf(fleet.apps), ARGO_FOLDER)];
  if (repository) checkLeftovers(command, repository, fleet.apps, below);
  await rewrite(fleet, new Map([[file, text]]));
  const brought = await bringProjects(session, target);
  for (const fault of brought.faults) session.terminal.note(fault);
  report(brought);
  if (repository) commitChanges(repository, { below, message }, options);
  if (options.push !== true) session.terminal.note(reminder(repository !== undefined));
  return brought.untold.length === 0;
}

/** What is brought by hand stays only where Git says it too. */
const reminder = (isInGit: boolean): string =>
  `${isInGit ? 'push the commit' : 'commit and push apps/freezes.yaml and dist'}: another commit that changes dist/argocd undoes it`;
