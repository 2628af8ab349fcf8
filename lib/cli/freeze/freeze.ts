import { type Freeze, freezeIn, freezesText } from '../../gitops';
import { inspect } from '../../kernel';
import type { CommitOptions } from '../commit-changes';
import { goesOn } from '../consent';
import { Misuse } from '../misuse';
import type { Session } from '../session';
import { gitAuthor } from '../sops/git-author';
import { carryOut } from './carry-out';
import { freezesOf } from './read-freezes';
import { checkedReason } from './reason';
import { planSpan, type Span, type SpanOptions } from './span-plan';
import { applicationsOf, clustersIn, inWords, type Target, type TargetOptions, targetOf } from './target';

export interface FreezeOptions extends TargetOptions, SpanOptions, CommitOptions {
  readonly reason?: string;
  readonly yes?: boolean;
}

/** Pauses what Argo CD syncs of a service or of all, from now until then. */
export async function freeze(
  session: Session,
  service: string | undefined,
  options: FreezeOptions,
): Promise<void> {
  const { terminal, directory, endWith } = session;
  const reason = checkedReason('kube freeze', options.reason);
  const span = spanOf(options);
  const target = targetOf('kube freeze', directory, service, options);
  const { fleet, platform } = target;
  freezesOf(fleet, platform);
  const clusters = clustersIn(target);
  const what = inWords(target, clusters);
  const question = `This pauses ${what} until ${span.until}.`;
  const consent = { command: 'kube freeze', question, yes: options.yes };
  if (!(await goesOn(terminal, target.environments, consent))) return;
  const entry: Freeze = { service, clusters, ...span, reason, by: await gitAuthor(fleet.apps) };
  const edit = {
    text: freezeIn(freezesText(fleet.apps), entry),
    message: `freeze: ${what} until ${span.until}\n\n${reason}`,
    report: (isTold: boolean) => report(session, target, span, isTold),
  };
  endWith((await carryOut(session, target, edit, options)) ? 0 : 1);
}

function spanOf(options: SpanOptions): Span {
  const { value, findings } = inspect('kube freeze', (path) => planSpan(options, new Date(), path));
  if (value === undefined) throw new Misuse(findings);
  return value;
}

/** Who asks for a pause in an incident must not believe in one that there is not. */
function report({ terminal }: Session, target: Target, { until }: Span, isTold: boolean): void {
  const what = inWords(target, clustersIn(target));
  const names = applicationsOf(target).join(', ');
  if (isTold) terminal.print(`${what}: paused until ${until} (${names || 'no Application yet'})`);
  else
    terminal.note(
      `${what}: NOTHING IS PAUSED YET (${names}): Argo CD could not be told; it learns of it by the push`,
    );
}
