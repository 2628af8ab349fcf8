import { counted, describe, type Finding } from '../kernel';
import type { ClusterPlan } from './cluster-plan';
import { ARGOCD } from './dist-files';
import type { SynthPlan } from './synth-plan';

/** A finding, told under the first of the clusters that it holds for in the same words. */
export interface MergedFinding {
  readonly finding: Finding;
  /** The others. */
  readonly also: readonly string[];
}

/** The same finding of several clusters once. */
export function mergeClusters(
  findings: readonly Finding[],
  clusters: readonly string[],
): readonly MergedFinding[] {
  const same = new Map<string, { readonly finding: Finding; readonly clusters: Set<string> }>();
  for (const finding of findings) {
    const cluster = clusters.find((name) => finding.path.split(/[/.]/)[1] === name);
    const key = describe(cluster === undefined ? finding : outside(cluster, finding));
    const entry = same.get(key) ?? { finding, clusters: new Set() };
    if (cluster !== undefined) entry.clusters.add(cluster);
    same.set(key, entry);
  }
  return [...same.values()].map(({ finding, clusters: [, ...also] }) => ({ finding, also }));
}

/** Findings a line, sorted. */
export const findingLines = (findings: readonly Finding[], clusters: readonly string[]): readonly string[] =>
  mergeClusters(findings, clusters)
    .map(({ finding, also }) => withOthers(describe(finding), also))
    .toSorted();

const outside = (cluster: string, finding: Finding): Finding => ({
  ...finding,
  path: finding.path.replace(`/${cluster}`, ''),
});

const withOthers = (line: string, also: readonly string[]): string =>
  also.length === 0 ? line : `${line} (also in ${also.join(', ')})`;

/** What was synthesised: a line per cluster, one for Argo CD, and one for each cluster that went. */
export function summaryLines({ clusters, argocd, operations }: SynthPlan): readonly string[] {
  const changes = operations
    .filter(({ kind }) => kind !== 'clean')
    .map(({ path }) => path.split('/')[0] ?? '');
  const known = [...clusters.map(({ name }) => name), ...(argocd ? [ARGOCD] : [])];
  const gone = [...new Set(changes)].filter((name) => !known.includes(name)).toSorted();
  const changed = (folder: string) =>
    `${counted(changes.filter((name) => name === folder).length, 'file')} changed`;
  return [
    ...clusters.map(({ name, services, ...rest }) =>
      line(name, [counted(services, 'service')], changed(name), rest),
    ),
    ...(argocd ? [line(ARGOCD, [], changed(ARGOCD), argocd)] : []),
    ...gone.map((name) => `${name}: ${changed(name)}`),
  ];
}

const line = (
  name: string,
  counts: readonly string[],
  changed: string,
  { objects, milliseconds }: Pick<ClusterPlan, 'objects' | 'milliseconds'>,
): string =>
  `${name}: ${[...counts, counted(objects, 'object'), changed, `${Math.round(milliseconds)} ms`].join(', ')}`;

/** What the errors mean for dist. */
export function outcomeLine({ kept, stopped, clusters }: SynthPlan): string {
  if (stopped) return 'nothing is written: an error concerns several services';
  const written = new Set(
    clusters.flatMap(({ files }) => [...files.keys()].map((path) => path.split('/')[1])),
  );
  const keep = kept.size === 1 ? 'keeps its previous files' : 'keep their previous files';
  const others = written.size === 0 ? '' : `; ${counted(written.size, 'other service')} written`;
  return `${[...kept].toSorted().join(', ')} ${keep}${others}`;
}
