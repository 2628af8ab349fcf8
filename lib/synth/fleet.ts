import type { Platform } from '../platform';
import { judgeFleet, type Verdict } from '../policy';
import { platformsOf, type Service } from './discover';
import type { DistFiles } from './dist-files';
import { type RenderedCluster, renderCluster } from './render-cluster';
import { settleVerdicts } from './settle';
import { isFleetWide } from './verdicts';

/** Every service in every cluster of its platform. */
export interface Fleet {
  readonly services: readonly Service[];
  /** One as a rule; none where no chart can be loaded. */
  readonly platforms: readonly Platform[];
  readonly clusterNames: readonly string[];
  /** Nothing where a platform is broken: every chart would be wrong, and each finding a consequence of that one. */
  readonly rendered: readonly RenderedCluster[];
  readonly verdicts: readonly Verdict[];
  /** Acknowledgements that silenced what a check said. */
  readonly used: ReadonlySet<string>;
}

export function renderFleet(services: readonly Service[], existing: DistFiles): Fleet {
  const platforms = platformsOf(services);
  const clusterNames = clustersOf(platforms);
  const before = [...ofPlatforms(platforms), ...ofLoading(services)];
  const rendered = before.some(isFleetWide)
    ? []
    : clusterNames.map((name) => renderCluster(name, services, existing));
  const judged = [
    ...rendered.flatMap((cluster) => cluster.judged),
    ...judgeFleet(rendered.map(({ world }) => world)),
  ];
  const { open, used } = settleVerdicts(
    judged,
    rendered.flatMap(({ renderings }) => renderings),
  );
  const verdicts = [...before, ...rendered.flatMap((cluster) => cluster.verdicts), ...open];
  return { services, platforms, clusterNames, rendered, verdicts, used };
}

const clustersOf = (platforms: readonly Platform[]): readonly string[] => [
  ...new Set(platforms.flatMap(({ clusters }) => clusters.map(({ cluster }) => cluster.name))),
];

const ofPlatforms = (platforms: readonly Platform[]): readonly Verdict[] =>
  platforms.flatMap(({ findings }) => findings.map((finding) => ({ services: [], finding })));

const ofLoading = (services: readonly Service[]): readonly Verdict[] =>
  services.flatMap(({ name, findings }) => findings.map((finding) => ({ services: [name], finding })));
