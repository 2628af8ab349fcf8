import { InvalidProps } from '../../kernel';
import type { Figures, Verdict } from '../../policy';
import type { Acknowledged } from '../../synth';
import { distOf } from '../synth/dist-of';

/** What would be refused, and what in dist is not what the charts give now. */
export interface Checked {
  /** Errors, and warnings that nobody acknowledged. */
  readonly verdicts: readonly Verdict[];
  readonly services: readonly string[];
  readonly clusters: readonly string[];
  readonly stale: readonly StaleFile[];
  readonly acknowledged: readonly Acknowledged[];
  readonly figures: () => Figures;
}

export interface StaleFile {
  /** From the top of the repository. */
  readonly path: string;
  readonly is: 'missing' | 'old' | 'surplus';
}

/** Renders and judges every service for every cluster, and compares the files with those of dist. Changes nothing. */
export function checkFleet(apps: string, base: string | undefined): Checked {
  const {
    committedDist,
    discover,
    planSynth,
    readDist,
  }: typeof import('../../synth') = require('../../synth');
  const dist = distOf(apps);
  const existing = readDist(dist);
  const { committed, findings: unknown } = committedDist({ apps, dist, base }, existing);
  if (unknown.length > 0) throw new InvalidProps(unknown);
  const services = discover(apps);
  const { verdicts, clusterNames, operations, acknowledged, figures } = planSynth(
    services,
    existing,
    committed,
  );
  const stale = operations.flatMap(({ kind, path }) =>
    kind === 'clean' ? [] : [{ path: `dist/${path}`, is: stateOf(kind, existing.contents.has(path)) }],
  );
  return {
    verdicts,
    services: services.map(({ name }) => name),
    clusters: clusterNames,
    acknowledged,
    figures,
    stale: stale.toSorted((one, other) => (one.path < other.path ? -1 : 1)),
  };
}

function stateOf(kind: 'write' | 'delete', isThere: boolean): StaleFile['is'] {
  if (kind === 'delete') return 'surplus';
  return isThere ? 'old' : 'missing';
}
