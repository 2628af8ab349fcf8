import {
  type CountOrPercent,
  field,
  inspect,
  isNone,
  type Json,
  list,
  type Manifest,
  type Path,
  percentOf,
  record,
  records,
  surgePods,
} from '../../kernel';
import { claim, type MatcherResult, nameOfObject } from '../received';

/**
 * A rollout of the Deployment keeps every pod that was asked for and adds 10 % of them at most, rounded up;
 * a pod that goes has time to let go of its requests, and a new one must show that it is ready.
 */
export const toRollWithoutLosingPods = (deployment: Manifest): MatcherResult =>
  claim(
    'roll without losing pods',
    inspect(nameOfObject(deployment), (path) => check(deployment, path)).findings,
  );

function check(deployment: Manifest, path: Path): void {
  if (deployment.kind !== 'Deployment') {
    path.at('kind').refuse('a Deployment', deployment.kind, 'ask about the object that makes the pods');
    return;
  }
  const spec = record(deployment.spec);
  checkStrategy(spec, path.at('spec').at('strategy'));
  const pod = record(field(spec, 'template', 'spec'));
  checkShutdown(pod, path.at('spec.template.spec'));
  const proven = records(pod.containers).some(({ readinessProbe }) => readinessProbe !== undefined);
  if (!proven && !(Number(spec.minReadySeconds ?? 0) > 0)) {
    path
      .at('spec.minReadySeconds')
      .refuse('a readiness probe or more than 0', spec.minReadySeconds, 'give a new pod time to fail');
  }
}

function checkStrategy({ strategy, replicas }: Json, path: Path): void {
  const { type = 'RollingUpdate', rollingUpdate } = record(strategy);
  if (type !== 'RollingUpdate') path.at('type').refuse('RollingUpdate', type, 'leave the strategy out');
  // What Kubernetes takes where nothing is said.
  const { maxUnavailable = '25%', maxSurge = '25%' } = record(rollingUpdate);
  const at = path.at('rollingUpdate');
  if (!isCount(maxUnavailable) || !isNone(maxUnavailable)) {
    at.at('maxUnavailable').refuse('0', maxUnavailable, 'set it to 0');
  }
  if (!isCount(maxSurge) || !isTenth(maxSurge, replicas)) {
    at.at('maxSurge').refuse('1 pod or more, 10 % rounded up at most', maxSurge, "set it to '10%'");
  }
}

const isCount = (value: unknown): value is CountOrPercent =>
  typeof value === 'number' || (typeof value === 'string' && /^\d+%$/.test(value));

/** Where an autoscaler counts the replicas, the share must hold for every number of them. */
function isTenth(surge: CountOrPercent, replicas: unknown): boolean {
  if (isNone(surge)) return false;
  if (typeof replicas !== 'number') return typeof surge === 'number' ? surge === 1 : percentOf(surge) <= 10;
  return surgePods(surge, replicas) <= Math.max(1, Math.ceil(replicas / 10));
}

function checkShutdown(pod: Json, path: Path): void {
  const grace = Number(pod.terminationGracePeriodSeconds ?? 30);
  for (const container of records(pod.containers)) {
    const sleep = sleepOf(record(field(container, 'lifecycle', 'preStop')));
    if (grace > sleep) continue;
    path
      .at('terminationGracePeriodSeconds')
      .refuse(`more than the ${sleep} s that container ${container.name} sleeps`, grace, 'raise it');
  }
}

/** The native action, or the command `sleep` where it is not there yet. */
function sleepOf(preStop: Json): number {
  const seconds = field(preStop, 'sleep', 'seconds');
  if (typeof seconds === 'number') return seconds;
  return Number(/\bsleep (\d+)/.exec(list(field(preStop, 'exec', 'command')).join(' '))?.[1] ?? 0);
}
