import { type Freeze, freezesText, unfreezeIn } from '../../gitops';
import type { Environment } from '../../kernel';
import type { CommitOptions } from '../commit-changes';
import { goesOn } from '../consent';
import type { Session } from '../session';
import type { Brought } from './bring-projects';
import { carryOut } from './carry-out';
import { freezesOf, notOverAt } from './read-freezes';
import { clustersIn, inWords, type Target, type TargetOptions, targetOf } from './target';

export interface UnfreezeOptions extends TargetOptions, CommitOptions {
  readonly yes?: boolean;
}

/** Ends a pause before its time. A pause of all services is ended as a whole only: it is somebody else's. */
export async function unfreeze(
  session: Session,
  service: string | undefined,
  options: UnfreezeOptions,
): Promise<void> {
  const { terminal, directory, endWith } = session;
  const target = targetOf('kube unfreeze', directory, service, options);
  const clusters = clustersIn(target);
  const what = inWords(target, clusters);
  const lasting = freezesOf(target.fleet, target.platform)
    .filter(notOverAt(new Date()))
    .filter(isIn(clusters));
  const others = lasting.filter((freeze) => freeze.service !== service && concerns(freeze, service));
  for (const line of others.map(stillPaused)) terminal.note(line);
  if (!lasting.some((freeze) => freeze.service === service)) {
    terminal.note(`${what}: nothing to end, there is no such pause`);
    endWith(others.length === 0 ? 0 : 1);
    return;
  }
  const question = `This lets Argo CD sync ${what} again.`;
  const consent = { command: 'kube unfreeze', question, yes: options.yes };
  if (!(await goesOn(terminal, target.environments, consent))) return;
  const text = unfreezeIn(freezesText(target.fleet.apps) ?? '', { service, clusters }, new Date());
  const edit = {
    command: 'kube unfreeze',
    text,
    message: `unfreeze: ${what}`,
    report: (brought: Brought) => report(session, target, brought),
  };
  endWith((await carryOut(session, target, edit, options)) ? 0 : 1);
}

const isIn =
  (clusters: readonly string[]) =>
  (freeze: Freeze): boolean =>
    freeze.clusters.some((name) => clusters.includes(name));

/** Whether a pause holds what is to go on: all services hold each, and each holds a part of all. */
const concerns = (freeze: Freeze, service: string | undefined): boolean =>
  freeze.service === undefined || service === undefined;

const stillPaused = (freeze: Freeze): string => {
  const way = freeze.service ?? '--all';
  return `${inWords(freeze, freeze.clusters)}: still paused until ${freeze.until} (${freeze.reason}); kube unfreeze ${way} -e … ends that`;
};

function report({ terminal }: Session, target: Target, { told, untold }: Brought): void {
  const what = (environments: readonly Environment[]) =>
    inWords(target, clustersIn({ ...target, environments }));
  if (told.length > 0) terminal.print(`${what(told)}: goes on`);
  if (untold.length === 0) return;
  terminal.note(`${what(untold)}: STILL PAUSED: Argo CD could not be told; it learns of it by the push`);
}
