import { type Environment, isKeptForever } from '../../kernel';
import { checkedText } from '../checked-text';
import { type CommitOptions, isCommitted } from '../commit-changes';
import { refuse } from '../misuse';
import type { Session } from '../session';
import { confirmName } from './confirm-name';
import { isWorkload, named } from './kept';
import { record } from './record';
import { inWords, objectsOf, type Target, type TargetOptions, targetOf, tombstoneIn } from './target';
import { tombstonePlaces } from './tombstone-place';

export interface RetireOptions extends TargetOptions, CommitOptions {
  readonly reason?: string;
  /** The service's name once more. */
  readonly yes?: string;
}

/** The first step: a tombstone, by which everything goes but what holds data. */
export async function retire(session: Session, service: string, options: RetireOptions): Promise<void> {
  const { terminal, directory } = session;
  const reason = checkedText('kube retire --reason', options.reason);
  const target = targetOf(directory, service, options);
  const places = tombstonePlaces(target.environments, target.platform);
  for (const environment of target.environments) {
    checkNotDeleted(target, environment);
    for (const line of outcome(target, environment)) terminal.note(line);
  }
  await confirmName(terminal, service, options.yes);
  const tombstone = { reason, data: 'kept' } as const;
  const message = `retire: ${inWords(target)}\n\n${reason}`;
  await record(target, { places, tombstone, message }, options);
  terminal.print(`${inWords(target)}: retired, its data are kept`);
  terminal.note(whatNow(options, target));
}

/** Data that are gone cannot be kept by a later word. */
function checkNotDeleted(target: Target, environment: Environment): void {
  if (tombstoneIn(target, environment)?.data !== 'deleted') return;
  const { service } = target;
  const fix = `go on with 'kube retire ${service} -e ${environment.cluster.name} --data'`;
  refuse(`${service}/${environment.cluster.name}`, 'a service whose data are kept', 'data: deleted', fix);
}

function outcome(target: Target, environment: Environment): readonly string[] {
  const objects = objectsOf(target, environment, target.service);
  const gone = objects.filter((object) => !isKeptForever(object));
  const kept = objects.filter(isKeptForever);
  const workloads = named(gone.filter((object) => isWorkload(object.kind)));
  const others = gone.filter((object) => !isWorkload(object.kind)).length;
  const parts = [workloads, others === 0 ? '' : `${others} other objects`].filter((part) => part !== '');
  const place = `${target.service} in ${environment.cluster.name}`;
  return [
    `${place} goes: ${parts.join(' and ') || 'nothing more'}`,
    kept.length > 0 ? `${place} keeps: ${named(kept)}` : `${place} keeps nothing. ${NOTHING_KEPT}`,
  ];
}

/** Argo CD does not sync what is not there. */
const NOTHING_KEPT =
  'Argo CD has nothing to sync then and leaves what runs: delete its Application with its objects (argocd app delete --cascade) after the push';

const whatNow = (options: CommitOptions, { service, environments, platform }: Target): string => {
  const [environment] = environments;
  const first = isCommitted(options)
    ? options.push === true
      ? ''
      : 'push the commit; '
    : 'commit and push it; ';
  const then =
    platform.argo === undefined
      ? `'kube apply ${service}' takes away what runs`
      : 'Argo CD takes away what runs';
  return `${first}${then}, then 'kube retire ${service} -e ${environment?.name} --data' deletes the data`;
};
