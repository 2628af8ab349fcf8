import { applicationName, type Repository, repositoryAround, type Tombstone } from '../../gitops';
import type { Environment } from '../../kernel';
import { refusal } from '../cluster/refusal';
import { misuse, refuse } from '../misuse';
import type { Session } from '../session';
import { confirmName } from './confirm-name';
import { deleteStored } from './delete-stored';
import { keptIn } from './last-dist';
import { record } from './record';
import type { RetireOptions } from './retire';
import { notYet } from './settled';
import { siteOf } from './site';
import { checkAlone, planStored, type Stored, storedLines } from './stored';
import { inWords, type Target, targetOf, tombstoneIn } from './target';
import { tombstonePlaces } from './tombstone-place';
import { workloadsLeft } from './workloads-left';

/**
 * The second step: data go. It is written and pushed before anything is deleted, for whoever finds the namespace gone
 * finds out why; run again, it goes on where it was.
 */
export async function deleteData(session: Session, service: string, options: RetireOptions): Promise<void> {
  const { terminal, directory } = session;
  if (options.reason !== undefined) {
    misuse('kube retire --data', 'the reason of the first step', 'another one', 'leave --reason out');
  }
  const target = targetOf(directory, service, options);
  const repository = repositoryFor(target);
  const tombstone = tombstoneOf(target);
  if (tombstone.data === 'deleted') checkKnown(repository, target, options);
  const stored = await storedIn(repository, target);
  for (const line of await linesOf(stored)) terminal.note(line);
  await confirmName(terminal, service, options.yes);
  await write(target, tombstone, options);
  const missing = notYet(repository, target);
  if (missing !== undefined) {
    terminal.print(`${inWords(target)}: its data are to be deleted, nothing is deleted yet`);
    terminal.note(`${missing}, then run the same command again`);
    return;
  }
  for (const one of stored) await takeAway(session, target, one);
}

function repositoryFor({ fleet: { apps } }: Target): Repository {
  const fix = 'run it in a clone: Git has to know before anything is deleted';
  return repositoryAround(apps) ?? refuse('kube retire --data', 'a Git repository around apps', 'none', fix);
}

/** Data that are deleted in one of the clusters only were begun with: the others follow. */
function tombstoneOf(target: Target): Tombstone {
  const all = target.environments.map((environment) => firstStep(target, environment));
  const [tombstone] = all.toSorted(
    (one, other) => Number(one.data === 'deleted') - Number(other.data === 'deleted'),
  );
  return tombstone ?? refuse('kube retire', 'a cluster', 'none', 'name one by -e');
}

function firstStep(target: Target, environment: Environment): Tombstone {
  const { service } = target;
  const { name } = environment.cluster;
  const fix = `run 'kube retire ${service} -e ${name}' first, and let it take away what runs`;
  return (
    tombstoneIn(target, environment) ??
    refuse(`${service}/${name}`, 'a service that was retired', 'one that runs', fix)
  );
}

/** Where an earlier run has written everything, nothing is left to do but what nobody may be asked for. */
function checkKnown(repository: Repository, target: Target, { commit, push }: RetireOptions): void {
  const missing = notYet(repository, target);
  if (missing === undefined || commit === true || push === true) return;
  refuse(`${target.service} --data`, 'a commit that is pushed', 'none', `${missing}, or add --push`);
}

/** What there is in each cluster; refuses where anything may still write data, or belongs to somebody else. */
async function storedIn(repository: Repository, target: Target): Promise<readonly Stored[]> {
  const all = target.environments.map((environment) =>
    planStored(siteOf(target.service, environment), environment, keptIn(repository, target, environment)),
  );
  for (const stored of all) {
    checkAlone(target, stored);
    const left = await workloadsLeft(stored.site, stored.namespace, stored.isOwned);
    if (left.length === 0) continue;
    throw refusal(
      `${target.service}/${stored.site.cluster}`,
      'nothing that runs any more',
      left.join(', '),
      "push the first step and wait until Argo CD (or 'kube apply') has taken it away",
    );
  }
  return all;
}

const linesOf = async (all: readonly Stored[]): Promise<readonly string[]> =>
  (
    await Promise.all(
      all.map(async (stored) => {
        const lines = await storedLines(stored);
        const { service, cluster } = stored.site;
        const head = `${service} in ${cluster} loses for good${lines.length > 0 ? ':' : ' nothing: there is nothing left'}`;
        return [head, ...lines.map((line) => `  ${line}`)];
      }),
    )
  ).flat();

async function write(target: Target, { reason }: Tombstone, options: RetireOptions): Promise<void> {
  const places = tombstonePlaces(target.environments, target.platform);
  const message = `retire: ${inWords(target)}, its data are deleted\n\n${reason}`;
  await record(target, { places, tombstone: { reason, data: 'deleted' }, message }, options);
}

/** The Application first: it would bring back what is deleted. */
async function takeAway(
  { terminal, openApplications, endWith }: Session,
  target: Target,
  stored: Stored,
): Promise<void> {
  const { environment, site } = stored;
  const name = applicationName(target.service, site.cluster);
  const applications = openApplications(target.platform, environment);
  await applications?.remove(name);
  if (applications) terminal.print(`Application ${name}: removed`);
  for (const line of await deleteStored(stored)) terminal.print(`${site.cluster}: ${line}`);
  if ((await applications?.read(name)) === undefined) return;
  terminal.note(
    `Application ${name} is there again: Argo CD has not read the commit yet, run it again in three minutes`,
  );
  endWith(1);
}
