import { isSameImage, releaseIn } from '../../gitops';
import type { Environment } from '../../kernel';
import { type ReleaseTarget, releaseTarget, type TargetOptions } from '../deploy/release-target';
import { misuse } from '../misuse';
import type { Session } from '../session';
import { pastReleases, repositoryWith } from './past-releases';
import { asJson, releaseLines } from './release-lines';

export interface ReleasesOptions extends TargetOptions {
  readonly limit?: string;
  readonly json?: boolean;
}

const LIMIT = 10;

/** `kube releases`: what a service ran in each cluster. */
export function releases(session: Session, service: string, options: ReleasesOptions): void {
  const target = releaseTarget(session, service, options);
  const repository = repositoryWith('kube releases', target);
  const limit = limitFrom(options.limit);
  const histories = target.environments.map((environment) => ({
    environment,
    past: pastReleases(repository, target, environment).slice(0, limit),
  }));
  if (options.json === true) {
    const shown = histories.map(({ environment, past }) => [environment.cluster.name, past.map(asJson)]);
    session.terminal.print(JSON.stringify(Object.fromEntries(shown), undefined, 2));
    return;
  }
  for (const { environment, past } of histories) {
    session.terminal.print(`${environment.cluster.name}:${past.length === 0 ? ' nothing yet' : ''}`);
    for (const line of releaseLines(past)) session.terminal.print(`  ${line}`);
    const [newest] = past;
    if (newest && !isOnDisk(target, environment, newest.release)) {
      session.terminal.note(
        `${environment.cluster.name}: the file on disk says something else, not committed`,
      );
    }
  }
}

function isOnDisk(
  { text, names }: ReleaseTarget,
  environment: Environment,
  committed: Parameters<typeof isSameImage>[0],
): boolean {
  const now = releaseIn(text, environment, names);
  return now !== undefined && isSameImage(now, committed);
}

function limitFrom(text: string | undefined): number {
  if (text === undefined) return LIMIT;
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  return misuse('kube releases --limit', 'a number of releases', 'something else', 'write it as 20');
}
