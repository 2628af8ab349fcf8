import type { Finding } from '../kernel';
import type { Verdict } from '../policy';
import { committedDist } from './committed';
import { discover } from './discover';
import { readDist } from './dist-files';
import type { SynthProps } from './synth';
import { planSynth } from './synth-plan';
import { fileFinding, write } from './write';
import type { Operation } from './write-plan';

/** What became of a part of dist. */
export interface PartResult {
  /** Errors; where there is one, nothing was written. */
  readonly errors: readonly Finding[];
  /** What changed, by its path in dist. */
  readonly written: readonly string[];
}

/**
 * Brings of dist up to date what one service has, and what Argo CD is told; without a service the latter alone. What is
 * wrong with other services stops it only where it concerns all.
 */
export function synthPart({ apps, dist, base }: SynthProps, service: string | undefined): PartResult {
  try {
    const existing = readDist(dist);
    const { committed, findings } = committedDist({ apps, dist, base }, existing);
    if (findings.length > 0) return { errors: findings, written: [] };
    const { verdicts, operations } = planSynth(discover(apps), existing, committed);
    const errors = verdicts.filter(stops(service)).map(({ finding }) => finding);
    if (errors.length > 0) return { errors, written: [] };
    const own = operations.filter(isOf(service));
    write(dist, own, existing.contents);
    return { errors, written: own.map(({ path }) => path) };
  } catch (error) {
    return { errors: fileFinding(dist, error), written: [] };
  }
}

/** An error of the service itself, or one that is not of a single service. */
const stops =
  (service: string | undefined) =>
  ({ services, finding }: Verdict): boolean =>
    finding.severity === 'error' &&
    (services.length !== 1 || (service !== undefined && services.includes(service)));

const isOf =
  (service: string | undefined) =>
  ({ path }: Operation): boolean => {
    const [cluster, folder] = path.split('/');
    return cluster === 'argocd' || (service !== undefined && folder === service);
  };
