import { resolve } from 'node:path';
import { repositoryAround } from '../../gitops';
import { InvalidProps, withoutSecrets } from '../../kernel';
import { withProgress } from '../progress';
import { beginLog, jobLog } from '../rollout/job-log';
import { isOver, patientServer } from '../rollout/patient-ask';
import { timeoutOf } from '../rollout/timeout';
import type { Session } from '../session';
import { short } from './argo-decision';
import { isPushed } from './pushed';
import { type Target, type TargetOptions, targetsOf } from './target';
import { type Outcome, waitFor } from './wait-for';

export interface WaitOptions extends TargetOptions {
  readonly timeout: string;
  readonly log?: string;
  readonly json?: boolean;
}

/** Waits for all clusters at the same time. */
export async function wait(session: Session, service: string, options: WaitOptions): Promise<void> {
  const { terminal, directory } = session;
  const seconds = timeoutOf('kube wait', options.timeout);
  const targets = targetsOf(directory, service, options);
  const file = options.log === undefined ? undefined : resolve(directory, options.log);
  beginLog(file);
  const deadline = Date.now() + seconds * 1000;
  const outcomes = await withProgress(terminal, (at) =>
    Promise.all(targets.map((target) => outcomeOf(session, target, { deadline, file, at }))),
  );
  const isDone = outcomes.every(({ outcome }) => outcome.isDone);
  if (options.json === true)
    terminal.print(JSON.stringify({ done: isDone, clusters: outcomes.map(asJson) }, undefined, 2));
  else for (const line of outcomes.flatMap(linesOf)) terminal.print(line);
  session.endWith(isDone ? 0 : 1);
}

interface Watched {
  readonly deadline: number;
  /** Keeps what Jobs log. */
  readonly file: string | undefined;
  readonly at: (line: string) => void;
}

async function outcomeOf(
  { terminal, directory, openApplications }: Session,
  target: Target,
  { deadline, file, at }: Watched,
): Promise<Ended> {
  const { name, context = name } = target.environment.cluster;
  const tell = (line: string) => {
    const safe = withoutSecrets(`${name}: ${line}`);
    terminal.note(safe);
    at(safe);
  };
  noteUnpushed(target, directory, tell);
  const patience = { deadline, tell };
  const ask = patientServer(context, patience);
  const applications = openApplications(target.platform, target.environment, patience);
  const log = jobLog(name, (line) => terminal.note(line), file);
  const waiting = waitFor(target, { ask, applications, ...patience, log });
  return { target, outcome: await waiting.catch(unanswered(deadline)) };
}

/** One cluster that gives no answer keeps nobody from hearing of the others. */
const unanswered =
  (deadline: number) =>
  (error: unknown): Outcome => {
    if (!(error instanceof InvalidProps)) throw error;
    const line = isOver(deadline) ? 'not done in time' : 'cannot be looked at';
    return { isDone: false, line, reasons: error.message.split('\n') };
  };

function noteUnpushed(
  { commit, platform, service }: Target,
  directory: string,
  tell: (line: string) => void,
): void {
  const repository = repositoryAround(directory);
  if (commit === undefined || platform.argo === undefined || repository === undefined) return;
  if (isPushed(repository, commit, platform.argo.revision) === false) {
    tell(`${short(commit)} of ${service} is not pushed, as far as this clone knows: Argo CD cannot see it`);
  }
}

interface Ended {
  readonly target: Target;
  readonly outcome: Outcome;
}

const linesOf = ({ target, outcome }: Ended): readonly string[] =>
  [
    `${target.service} in ${target.environment.cluster.name}: ${outcome.line}`,
    ...outcome.reasons.map(indented),
  ].map(withoutSecrets);

const indented = (line: string): string => `  ${line}`;

const asJson = ({ target, outcome }: Ended) => ({
  cluster: target.environment.cluster.name,
  environment: target.environment.name,
  commit: target.commit,
  done: outcome.isDone,
  line: withoutSecrets(outcome.line),
  reasons: outcome.reasons.map(withoutSecrets),
});
