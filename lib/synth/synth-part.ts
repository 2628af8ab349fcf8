import { type Finding, inspect, Words } from '../kernel';
import type { Verdict } from '../policy';
import { committedDist } from './committed';
import { discover } from './discover';
import { type DistFiles, readDist } from './dist-files';
import type { SynthProps } from './synth';
import { planSynth } from './synth-plan';
import { fileFinding, write } from './write';
import type { Operation } from './write-plan';

/** Which files of dist are meant, beside what Argo CD is told. */
export interface Part {
  /** @default - none */
  readonly service?: string | undefined;
  /** Where its files may change. @default - everywhere */
  readonly clusters?: readonly string[] | undefined;
}

/** What would become of a part of dist. */
export interface PartPlan {
  /** Where there is one, nothing can be written. */
  readonly errors: readonly Finding[];
  /** Brings the files up to date; gives what changed, by its path in dist. Throws what the file system throws. */
  write(): readonly string[];
}

/**
 * Renders everything and says what of a part of dist has to change. What is wrong with other services stops it only
 * where it concerns all.
 */
export function planPart({ apps, dist, base }: SynthProps, part: Part): PartPlan {
  try {
    const existing = readDist(dist);
    const { committed, findings } = committedDist({ apps, dist, base }, existing);
    if (findings.length > 0) return refused(findings);
    const { verdicts, operations } = planSynth(discover(apps), existing, committed);
    const errors = verdicts.filter(stops(part)).map(({ finding }) => finding);
    const own = operations.filter(isOf(part));
    const elsewhere = own.filter(isElsewhere(part)).flatMap(staleness);
    return errors.length + elsewhere.length > 0
      ? refused([...errors, ...elsewhere])
      : { errors, write: () => written(dist, own, existing) };
  } catch (error) {
    return refused(fileFinding(dist, error));
  }
}

const refused = (errors: readonly Finding[]): PartPlan => ({ errors, write: () => [] });

function written(dist: string, operations: readonly Operation[], existing: DistFiles): readonly string[] {
  write(dist, operations, existing.contents);
  return operations.map(({ path }) => path);
}

/** An error of the service itself, or one that is not of a single service. */
const stops =
  ({ service }: Part) =>
  ({ services, finding }: Verdict): boolean =>
    finding.severity === 'error' &&
    (services.length !== 1 || (service !== undefined && services.includes(service)));

const isOf =
  ({ service }: Part) =>
  ({ path }: Operation): boolean => {
    const [cluster, folder] = path.split('/');
    return cluster === 'argocd' || (service !== undefined && folder === service);
  };

const isElsewhere =
  ({ clusters }: Part) =>
  ({ path }: Operation): boolean => {
    const [cluster = ''] = path.split('/');
    return cluster !== 'argocd' && clusters !== undefined && !clusters.includes(cluster);
  };

/** A chart that was changed and not rendered would reach clusters that nobody spoke of. */
const staleness = ({ path: file }: Operation): readonly Finding[] =>
  inspect(`dist/${file}`, (path) =>
    path.refuse(
      'what its chart gives already',
      new Words('another file than it gives now'),
      "run 'kube synth', and commit that first",
    ),
  ).findings;
