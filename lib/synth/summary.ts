import { describe, type Finding } from '../kernel';
import type { ClusterPlan, SynthPlan } from './synth-plan';

/** Findings a line, sorted; the same one of several clusters once, told under the first of them. */
export function findingLines(findings: readonly Finding[], clusters: readonly string[]): readonly string[] {
  const same = new Map<string, { readonly line: string; readonly clusters: Set<string> }>();
  for (const finding of findings) {
    const cluster = clusters.find((name) => finding.path.split(/[/.]/)[1] === name);
    const key = describe(cluster === undefined ? finding : outside(cluster, finding));
    const entry = same.get(key) ?? { line: describe(finding), clusters: new Set() };
    if (cluster !== undefined) entry.clusters.add(cluster);
    same.set(key, entry);
  }
  return [...same.values()].map(({ line, clusters: [, ...also] }) => withOthers(line, also)).toSorted();
}

const outside = (cluster: string, finding: Finding): Finding => ({
  ...finding,
  path: finding.path.replace(`/${cluster}`, ''),
});

const withOthers = (line: string, also: readonly string[]): string =>
  also.length === 0 ? line : `${line} (also in ${also.join(', ')})`;

/** One line per cluster of what was synthesised. */
export const clusterLines = ({ clusters, operations }: SynthPlan): readonly string[] =>
  clusters.map(({ name, services, objects, milliseconds }: ClusterPlan) => {
    const changes = operations.filter(({ kind, path }) => kind !== 'clean' && path.startsWith(`${name}/`));
    const counts = [
      count(services, 'service'),
      count(objects, 'object'),
      `${count(changes.length, 'file')} changed`,
      `${Math.round(milliseconds)} ms`,
    ];
    return `${name}: ${counts.join(', ')}`;
  });

/** What the errors mean for dist. */
export function outcomeLine({ kept, stopped, clusters }: SynthPlan): string {
  if (stopped) return 'nothing is written: an error concerns several services';
  const written = new Set(
    clusters.flatMap(({ files }) => [...files.keys()].map((path) => path.split('/')[1])),
  );
  const keep = kept.size === 1 ? 'keeps its previous files' : 'keep their previous files';
  const others = written.size === 0 ? '' : `; ${count(written.size, 'other service')} written`;
  return `${[...kept].toSorted().join(', ')} ${keep}${others}`;
}

const count = (number: number, thing: string): string => `${number} ${thing}${number === 1 ? '' : 's'}`;
