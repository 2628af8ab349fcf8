import { type Freeze, freezeIn, freezesText } from '../../gitops';
import { type Environment, inspect } from '../../kernel';
import { checkedText } from '../checked-text';
import type { CommitOptions } from '../commit-changes';
import { goesOn } from '../consent';
import { Misuse } from '../misuse';
import type { Session } from '../session';
import { gitAuthor } from '../sops/git-author';
import type { Brought } from './bring-projects';
import { carryOut } from './carry-out';
import { freezesOf } from './read-freezes';
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
  const reason = checkedText('kube freeze --reason', options.reason);
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
    command: 'kube freeze',
    text: freezeIn(freezesText(fleet.apps), entry),
    message: `freeze: ${what} until ${span.until}\n\n${reason}`,
    report: (brought: Brought) => report(session, target, span, brought),
  };
  endWith((await carryOut(session, target, edit, options)) ? 0 : 1);
}

function spanOf(options: SpanOptions): Span {
  const { value, findings } = inspect('kube freeze', (path) => planSpan(options, new Date(), path));
  if (value === undefined) throw new Misuse(findings);
  return value;
}

/** Who asks for a pause in an incident must not believe in one that there is not. */
function report({ terminal }: Session, target: Target, { until }: Span, { told, untold }: Brought): void {
  if (told.length > 0) terminal.print(concerned(target, told, `paused until ${until}`));
  if (untold.length === 0) return;
  const what = concerned(target, untold, 'NOT PAUSED YET');
  terminal.note(`${what}: Argo CD could not be told; it learns of it by the push`);
}

/** `yashima in qa: paused until … (yashima-qa)`. */
function concerned(target: Target, environments: readonly Environment[], words: string): string {
  const part = { ...target, environments };
  const names = applicationsOf(part).join(', ');
  return `${inWords(part, clustersIn(part))}: ${words} (${names || 'no Application yet'})`;
}
