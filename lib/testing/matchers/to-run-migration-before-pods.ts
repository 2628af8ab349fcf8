import {
  COMPONENT,
  HOOK,
  inspect,
  type Manifest,
  type Path,
  podOf,
  records,
  referencesOf,
  SYNC_WAVE,
} from '../../kernel';
import { waveOf } from '../../synth';
import { claim, type MatcherResult, nameOfObject } from '../received';
import type { RenderedChart } from '../rendered-chart';

export interface MigrationExpectation {
  /** Components whose pods need not wait for the schema, and say why where they are made. @default - none */
  readonly unguarded?: readonly string[];
}

const GUARD = 'wait-for-migration';
const PODS = ['Deployment', 'StatefulSet', 'DaemonSet'];

/**
 * In the primary cluster the migration is a hook of the sync, after all that it needs and before every pod;
 * in every cluster a pod that serves or works waits for the schema by itself.
 */
export const toRunMigrationBeforePods = (
  chart: RenderedChart,
  { unguarded = [] }: MigrationExpectation = {},
): MatcherResult =>
  claim(
    'run the migration before the pods',
    inspect(chart.place, (path) => {
      const at = (object: Manifest) => path.part(nameOfObject(object));
      const pods = chart.objects.filter(({ kind }) => PODS.includes(kind));
      const migrations = chart.objects.filter(isMigration);
      if (migrations.length === 0 && chart.environment.cluster.primary) {
        path.refuse('a migration Job', undefined, 'add a MigrationJob');
      }
      for (const job of migrations) checkOrder(job, pods, chart.objects, at(job));
      for (const pod of pods) checkGuard(pod, unguarded, at(pod));
    }).findings,
  );

const isMigration = ({ kind, metadata }: Manifest): boolean =>
  kind === 'Job' &&
  (metadata.labels?.[COMPONENT] === 'migration' || /^(Pre)?Sync$/.test(metadata.annotations?.[HOOK] ?? ''));

function checkOrder(job: Manifest, pods: readonly Manifest[], all: readonly Manifest[], path: Path): void {
  const annotations = path.at('metadata.annotations');
  const hook = job.metadata.annotations?.[HOOK];
  if (hook !== 'Sync') {
    // A PreSync hook runs before the ConfigMap of the same sync is there.
    annotations.at(HOOK).refuse("'Sync'", hook, 'make it a hook of the sync');
  }
  const wave = waveOf(job);
  const first = Math.min(...pods.map(waveOf));
  if (wave >= first) {
    annotations.at(SYNC_WAVE).refuse(`less than ${first}, the wave of the pods`, wave, 'lower it');
  }
  for (const needed of neededBy(job, all)) {
    if (waveOf(needed) < wave) continue;
    const expected = `more than ${waveOf(needed)}, the wave of ${nameOfObject(needed)}, which it needs`;
    annotations.at(SYNC_WAVE).refuse(expected, wave, 'give what it needs an earlier wave');
  }
}

function neededBy(job: Manifest, all: readonly Manifest[]): readonly Manifest[] {
  const pod = podOf(job);
  const names = new Set(
    (pod === undefined ? [] : referencesOf(pod)).map(({ kind, name }) => `${kind}/${name}`),
  );
  return all.filter((object) => names.has(nameOfObject(object)));
}

function checkGuard(maker: Manifest, unguarded: readonly string[], path: Path): void {
  const pod = podOf(maker);
  const guarded = records(pod?.spec.initContainers).some(({ name }) => name === GUARD);
  if (guarded || unguarded.includes(String(pod?.labels[COMPONENT]))) return;
  path
    .at('spec.template.spec.initContainers')
    .refuse(`one named ${GUARD}`, undefined, 'leave the guard on, or name the component in unguarded');
}
