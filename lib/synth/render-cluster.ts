import { judgeWorld, type Rendered, type Verdict, World } from '../policy';
import { judgeRules } from './company-rules';
import { platformsOf, type Service } from './discover';
import type { DistFiles } from './dist-files';
import { previous } from './previous';
import { type RenderedService, renderService } from './render-service';

/** Everything that one cluster gets, and what is wrong with it. */
export interface RenderedCluster {
  readonly name: string;
  readonly renderings: readonly RenderedService[];
  /** What the cluster gets, with what stays there from an earlier synth. */
  readonly world: World;
  /** Of charts themselves: errors, and warnings that nobody acknowledged. */
  readonly verdicts: readonly Verdict[];
  /** Of the checks, acknowledged or not. */
  readonly judged: readonly Verdict[];
  readonly milliseconds: number;
}

/** Renders every service for one cluster and asks the checks about all of them together. */
export function renderCluster(
  name: string,
  services: readonly Service[],
  existing: DistFiles,
): RenderedCluster {
  const start = performance.now();
  const renderings = services.flatMap((service) => renderingOf(service, name));
  const complete = renderings.filter((rendering) => rendering.complete);
  const named = new Set(complete.map(({ service }) => service));
  const missing = services.filter((service) => !named.has(service.name));
  const stale = missing.map((service) =>
    previous(service.name, name, existing, environmentOf(services, name)),
  );
  const verdicts = renderings.flatMap(({ service, findings }) =>
    findings.map((finding) => ({ services: [service], finding })),
  );
  const world = new World([...complete, ...stale], true);
  const rules = platformsOf(services).flatMap((platform) => judgeRules(world, platform));
  const judged = [...judgeWorld(world), ...rules].filter(concernsAny(complete));
  return { name, renderings, world, verdicts, judged, milliseconds: performance.now() - start };
}

function renderingOf({ chart }: Service, cluster: string): readonly RenderedService[] {
  if (chart === undefined) return [];
  const environments = chart.platform.clusters.filter((environment) => environment.cluster.name === cluster);
  return environments.map((environment) => renderService(chart, environment));
}

const environmentOf = (services: readonly Service[], cluster: string) =>
  services
    .flatMap(({ chart }) => chart?.platform.clusters ?? [])
    .find((environment) => environment.cluster.name === cluster);

/** What stays from an earlier synth is asked about only for what it does to the rest; what is nobody's is everybody's. */
const concernsAny = (fresh: readonly Rendered[]) => {
  const names = new Set(fresh.map(({ service }) => service));
  return ({ services }: Verdict): boolean =>
    services.length === 0 || services.some((service) => names.has(service));
};
