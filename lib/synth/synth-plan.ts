import type { Verdict } from '../policy';
import type { Service } from './discover';
import { type DistFiles, fileOf, secretFileOf } from './dist-files';
import type { Rendering } from './render';
import { type RenderedCluster, renderCluster } from './render-cluster';
import { staleAcknowledgements } from './stale-acknowledgements';
import { type Operation, planWrites } from './write-plan';
import { toYaml } from './yaml';

/** What a synth would do. */
export interface SynthPlan {
  readonly verdicts: readonly Verdict[];
  /** Every cluster, whether anything was rendered for it or not. */
  readonly clusterNames: readonly string[];
  readonly clusters: readonly ClusterPlan[];
  /** Changes to dist; none at all where a fleet-wide rule is broken. */
  readonly operations: readonly Operation[];
  /** Services with an error: their files stay as they are in every cluster. */
  readonly kept: ReadonlySet<string>;
  /** Whether a fleet-wide rule is broken, so that nothing may be written. */
  readonly stopped: boolean;
}

export interface ClusterPlan {
  readonly name: string;
  /** Path in dist to content, of the services without an error. */
  readonly files: ReadonlyMap<string, string>;
  readonly services: number;
  readonly objects: number;
  readonly milliseconds: number;
}

/** Renders and checks everything and says what has to change; touches no file. */
export function planSynth(services: readonly Service[], existing: DistFiles): SynthPlan {
  const clusterNames = clustersOf(services);
  const before = [...ofPlatforms(services), ...ofLoading(services)];
  // With a broken platform every chart would be wrong, and each finding a consequence of that one.
  const rendered = before.some(isFleetWide)
    ? []
    : clusterNames.map((name) => renderCluster(name, services, existing));
  const found = [...before, ...rendered.flatMap(({ verdicts }) => verdicts)];
  const kept = new Set(found.filter(isError).flatMap((verdict) => verdict.services));
  const verdicts = [...found, ...ofAcknowledgements(rendered, kept)];
  const stopped = found.some(isFleetWide);
  const clusters = stopped ? [] : rendered.map((cluster) => planCluster(cluster, kept));
  const produced = new Map(clusters.flatMap(({ files }) => [...files]));
  const operations = stopped ? [] : planWrites({ produced, existing, kept });
  return { verdicts, clusterNames, clusters, operations, kept, stopped };
}

const isError = ({ finding }: Verdict): boolean => finding.severity === 'error';

/** What concerns several services, or all, is nobody's own matter. */
const isFleetWide = (verdict: Verdict): boolean => isError(verdict) && verdict.services.length !== 1;

const platformsOf = (services: readonly Service[]) =>
  new Set(services.flatMap(({ chart }) => (chart === undefined ? [] : [chart.platform])));

const clustersOf = (services: readonly Service[]): readonly string[] => [
  ...new Set(
    [...platformsOf(services)].flatMap(({ clusters }) => clusters.map(({ cluster }) => cluster.name)),
  ),
];

const ofPlatforms = (services: readonly Service[]): readonly Verdict[] =>
  [...platformsOf(services)].flatMap(({ findings }) =>
    findings.map((finding) => ({ services: [], finding })),
  );

const ofLoading = (services: readonly Service[]): readonly Verdict[] =>
  services.flatMap(({ name, findings }) => findings.map((finding) => ({ services: [name], finding })));

/** Only where nothing else is wrong: a part that was refused may have kept its warning to itself. */
function ofAcknowledgements(
  rendered: readonly RenderedCluster[],
  kept: ReadonlySet<string>,
): readonly Verdict[] {
  const renderings = rendered
    .flatMap((cluster) => cluster.renderings)
    .filter(({ service }) => !kept.has(service));
  return staleAcknowledgements(renderings).map((finding) => ({
    services: [finding.path.split('/')[0] ?? ''],
    finding,
  }));
}

function planCluster(
  { name, renderings, milliseconds }: RenderedCluster,
  kept: ReadonlySet<string>,
): ClusterPlan {
  const start = performance.now();
  const written = renderings.filter(({ service, objects }) => !kept.has(service) && objects.length > 0);
  return {
    name,
    files: new Map(written.flatMap((rendering) => [...filesOf(name, rendering)])),
    services: written.length,
    objects: written.reduce((sum, { objects }) => sum + objects.length, 0),
    milliseconds: milliseconds + performance.now() - start,
  };
}

function filesOf(cluster: string, { service, objects, secrets }: Rendering): ReadonlyMap<string, string> {
  const files = new Map([[fileOf(cluster, service), toYaml(objects)]]);
  if (secrets?.file !== undefined) files.set(secretFileOf(cluster, service), secrets.file);
  return files;
}
