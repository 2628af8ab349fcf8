import { type Finding, InvalidProps } from '../../kernel';
import { distOf } from '../synth/dist-of';

/** What would be refused, and what in dist is not what the charts give now. */
export interface Checked {
  readonly findings: readonly Finding[];
  /** Findings as a person reads them, the same one of several clusters once. */
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
  readonly services: number;
  readonly clusters: readonly string[];
  readonly stale: readonly StaleFile[];
}

export interface StaleFile {
  /** From the top of the repository. */
  readonly path: string;
  readonly is: 'missing' | 'old' | 'surplus';
}

/** Renders and judges every service for every cluster, and compares the files with those of dist. Changes nothing. */
export function checkFleet(apps: string, base: string | undefined): Checked {
  const { committedDist, discover, findingLines, planSynth, readDist }: typeof import('../../synth') =
    require('../../synth');
  const dist = distOf(apps);
  const existing = readDist(dist);
  const { committed, findings: unknown } = committedDist({ apps, dist, base }, existing);
  if (unknown.length > 0) throw new InvalidProps(unknown);
  const services = discover(apps);
  const { verdicts, clusterNames, operations } = planSynth(services, existing, committed);
  const findings = verdicts.map(({ finding }) => finding);
  const stale = operations.flatMap(({ kind, path }) =>
    kind === 'clean' ? [] : [{ path: `dist/${path}`, is: stateOf(kind, existing.contents.has(path)) }],
  );
  return {
    findings,
    errors: findingLines(findings.filter(isError), clusterNames),
    warnings: findingLines(
      findings.filter((finding) => !isError(finding)),
      clusterNames,
    ),
    services: services.length,
    clusters: clusterNames,
    stale: stale.toSorted((one, other) => (one.path < other.path ? -1 : 1)),
  };
}

/** Where environments differ and why, and as a person reads it. */
export function driftIn(apps: string) {
  const { discover, driftLines, driftOf }: typeof import('../../synth') = require('../../synth');
  const drift = driftOf(discover(apps));
  return { drift, lines: driftLines(drift) };
}

const isError = ({ severity }: Finding): boolean => severity === 'error';

function stateOf(kind: 'write' | 'delete', isThere: boolean): StaleFile['is'] {
  if (kind === 'delete') return 'surplus';
  return isThere ? 'old' : 'missing';
}
