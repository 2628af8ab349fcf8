import { InvalidProps, withoutSecrets } from '../../kernel';
import { goesOn } from '../consent';
import { openFleet, serviceIn } from '../fleet';
import { withProgress } from '../progress';
import { jobLog } from '../rollout/job-log';
import { isOver, patientServer } from '../rollout/patient-ask';
import { resourcesOf } from '../rollout/resources';
import { timeoutOf } from '../rollout/timeout';
import { clustersFor } from '../selection';
import type { Session } from '../session';
import { distOf } from '../synth/dist-of';
import type { ApplyPlan } from './apply-plan';
import { applyService } from './apply-service';
import type { Failure } from './await-wave';
import { notAsRendered } from './not-as-rendered';
import { planOf } from './source';

export interface ApplyOptions {
  readonly environment: string;
  readonly timeout: string;
  readonly yes?: boolean;
  readonly apps?: string;
}

/** One cluster after the other; the first that fails is the last. */
export async function apply(session: Session, service: string, options: ApplyOptions): Promise<void> {
  const { terminal, directory } = session;
  const seconds = timeoutOf('kube apply', options.timeout);
  const fleet = openFleet(directory, options.apps);
  const { chart } = serviceIn(fleet, service);
  const { platform } = chart;
  const dist = distOf(fleet.apps);
  const environments = clustersFor(platform, options.environment);
  const plans = environments.map(({ cluster }) => ({
    cluster,
    plan: planOf(dist, cluster.name, service),
  }));
  for (const file of notAsRendered(chart, environments, dist)) {
    terminal.note(`dist/${file} is not what the chart gives now: 'kube synth' first?`);
  }
  const names = environments.map(({ cluster }) => cluster.name).join(', ');
  const question = `This applies ${service} in ${names}, past any Argo CD.`;
  const consent = { command: 'kube apply', question, yes: options.yes };
  if (!(await goesOn(terminal, environments, consent))) return;
  for (const { cluster, plan } of plans) {
    const context = cluster.context ?? cluster.name;
    const failure = await applyIn(session, { service, cluster: cluster.name, context }, plan, seconds);
    for (const line of linesOf(service, cluster.name, failure)) terminal.print(line);
    if (failure !== undefined) return session.endWith(1);
  }
}

interface Where {
  readonly service: string;
  readonly cluster: string;
  readonly context: string;
}

const applyIn = ({ terminal }: Session, where: Where, plan: ApplyPlan, seconds: number) =>
  withProgress(terminal, (at) => {
    const tell = (line: string) => {
      const safe = withoutSecrets(`${where.cluster}: ${line}`);
      terminal.note(safe);
      at(safe);
    };
    const log = jobLog(where.cluster, (line) => terminal.note(line), undefined);
    const deadline = Date.now() + seconds * 1000;
    const ask = patientServer(where.context, { deadline, tell });
    const { namespace } = plan;
    const site = { ...where, namespace, ask, resources: resourcesOf(ask), tell, deadline };
    return applyService(site, plan, log).catch(tooLate(deadline));
  });

/** What is refused after that, is so because nobody waits for it any more. */
const tooLate =
  (deadline: number) =>
  (error: unknown): Failure => {
    if (!(error instanceof InvalidProps) || !isOver(deadline)) throw error;
    return { line: 'not done in time', reasons: error.message.split('\n') };
  };

const linesOf = (service: string, cluster: string, failure: Failure | undefined): readonly string[] =>
  (failure === undefined
    ? [`${service} in ${cluster}: migrated and rolled out`]
    : [`${service} in ${cluster}: ${failure.line}`, ...failure.reasons.map((line) => `  ${line}`)]
  ).map(withoutSecrets);
