import type { Freeze } from '../gitops';
import { type Figures, figuresOf, type Rendered, type Verdict } from '../policy';
import { type Acknowledged, acknowledgedIn } from './acknowledged';
import { type ArgocdPlan, argoPlatformOf, planArgocd } from './argocd-plan';
import { checkChanges } from './changes-plan';
import { type ClusterPlan, planCluster } from './cluster-plan';
import { asItLies, type Committed } from './committed';
import type { Service } from './discover';
import { type DistFiles, placeOfFile } from './dist-files';
import { type Fleet, renderFleet } from './fleet';
import { checkFleet } from './fleet-check';
import { freezesOf } from './freezes';
import { previous } from './previous';
import type { Rendering } from './render';
import { settleVerdicts } from './settle';
import { staleAcknowledgements } from './stale-acknowledgements';
import { isError, isFleetWide } from './verdicts';
import { type Operation, planWrites } from './write-plan';

/** What a synth would do. */
export interface SynthPlan {
  readonly verdicts: readonly Verdict[];
  /** Every cluster, whether anything was rendered for it or not. */
  readonly clusterNames: readonly string[];
  readonly clusters: readonly ClusterPlan[];
  /** Every service in every cluster. */
  readonly renderings: readonly Rendering[];
  /** What Argo CD itself is told; undefined where it brings nothing. */
  readonly argocd: ArgocdPlan | undefined;
  /** Changes to dist; none at all where a fleet-wide rule is broken. */
  readonly operations: readonly Operation[];
  /** Services with an error: their files stay as they are in every cluster. */
  readonly kept: ReadonlySet<string>;
  /** What charts allow themselves, each once. */
  readonly acknowledged: readonly Acknowledged[];
  /** Whether a fleet-wide rule is broken, so that nothing may be written. */
  readonly stopped: boolean;
  /** Counts what every cluster gets: pods, connections, quotas; only when it is asked. */
  readonly figures: () => Figures;
}

/**
 * Renders and checks everything and says what has to change; touches no file. What was `committed` before must not be
 * lost by mistake.
 */
export function planSynth(
  services: readonly Service[],
  existing: DistFiles,
  committed: Committed = asItLies(existing),
): SynthPlan {
  const fleet = renderFleet(services, existing);
  const { value: freezes, findings } = freezesOf(fleet);
  const before = [
    ...fleet.verdicts,
    ...findings.map((finding) => ({ services: [], finding })),
    ...checkFleet(fleet, committed),
  ];
  const { open, used } = ofChanges(fleet, committed, before);
  const found = [...before, ...open];
  const kept = new Set(found.filter(isError).flatMap((verdict) => verdict.services));
  const stopped = found.some(isFleetWide);
  return {
    verdicts: [...found, ...ofAcknowledgements(fleet, kept, used)],
    acknowledged: acknowledgedIn(fleet),
    clusterNames: fleet.clusterNames,
    renderings: fleet.rendered.flatMap(({ renderings }) => renderings),
    kept,
    stopped,
    figures: () => figuresOf(fleet.rendered.map(({ world }) => world)),
    ...(stopped ? NOTHING : planFiles(fleet, { existing, kept, freezes })),
  };
}

/** What a commit would change in the clusters, where nothing else is wrong with a service. */
function ofChanges({ rendered }: Fleet, committed: Committed, before: readonly Verdict[]) {
  const renderings = rendered.flatMap((cluster) => cluster.renderings);
  const wrong = new Set(before.filter(isError).flatMap(({ services }) => services));
  const stopped = before.some(isFleetWide);
  return settleVerdicts(stopped ? [] : checkChanges(committed, renderings, wrong), renderings);
}

type Files = Pick<SynthPlan, 'clusters' | 'argocd' | 'operations'>;

const NOTHING: Files = { clusters: [], argocd: undefined, operations: [] };

interface FilesProps extends Pick<SynthPlan, 'kept'> {
  readonly existing: DistFiles;
  readonly freezes: readonly Freeze[];
}

function planFiles(fleet: Fleet, { existing, kept, freezes }: FilesProps): Files {
  const clusters = fleet.rendered.map((cluster) => planCluster(cluster, kept));
  const platform = argoPlatformOf(fleet);
  const argocd = platform && planArgocd(platform, presentIn(fleet, kept, existing), freezes);
  const produced = new Map([...clusters, ...(argocd ? [argocd] : [])].flatMap(({ files }) => [...files]));
  const stays = (path: string): boolean => {
    const place = placeOfFile(path);
    // without a chart that can be loaded nothing is known of Argo CD
    return place === undefined ? fleet.platforms.length === 0 : kept.has(place.service);
  };
  return { clusters, argocd, operations: planWrites({ produced, existing, stays }) };
}

/** What each cluster will have: of services with an error what they had before, also where their folder is gone. */
const presentIn = ({ rendered }: Fleet, kept: ReadonlySet<string>, existing: DistFiles) =>
  rendered.flatMap(({ name, renderings }): readonly Rendered[] => [
    ...renderings.filter(({ service }) => !kept.has(service)),
    ...[...kept].map((service) => previous(service, name, existing)),
  ]);

/** Only where nothing else is wrong: a part that was refused may have kept its warning to itself. */
function ofAcknowledgements(
  { rendered, used }: Fleet,
  kept: ReadonlySet<string>,
  ofChanges: ReadonlySet<string>,
): readonly Verdict[] {
  const renderings = rendered
    .flatMap((cluster) => cluster.renderings)
    .filter(({ service }) => !kept.has(service));
  return staleAcknowledgements(renderings, new Set([...used, ...ofChanges])).map((finding) => ({
    services: [finding.path.split('/')[0] ?? ''],
    finding,
  }));
}
