import { resolve } from 'node:path';
import { repositoryAround } from '../../gitops';
import { withoutSecrets } from '../../kernel';
import { apiServer } from '../cluster/api';
import { beginLog, jobLog } from '../rollout/job-log';
import { patient } from '../rollout/patient-ask';
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
  const outcomes = await Promise.all(
    targets.map(async (target) => {
      const { name, context = name } = target.environment.cluster;
      const tell = (line: string) => terminal.note(withoutSecrets(`${name}: ${line}`));
      noteUnpushed(target, directory, tell);
      const ask = patient(apiServer(context));
      const applications = session.openApplications(target.platform, target.environment);
      const log = jobLog(name, (line) => terminal.note(line), file);
      return { target, outcome: await waitFor(target, { ask, applications, deadline, tell, log }) };
    }),
  );
  const isDone = outcomes.every(({ outcome }) => outcome.isDone);
  if (options.json === true)
    terminal.print(JSON.stringify({ done: isDone, clusters: outcomes.map(asJson) }, undefined, 2));
  else for (const line of outcomes.flatMap(linesOf)) terminal.print(line);
  session.endWith(isDone ? 0 : 1);
}

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
