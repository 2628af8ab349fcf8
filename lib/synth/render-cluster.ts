import { judge, type Rendered, type Verdict } from '../policy';
import type { Service } from './discover';
import type { DistFiles } from './dist-files';
import { previous } from './previous';
import { type RenderedService, renderService } from './render-service';

/** Everything that one cluster gets, and what is wrong with it. */
export interface RenderedCluster {
  readonly name: string;
  readonly renderings: readonly RenderedService[];
  readonly verdicts: readonly Verdict[];
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
  const stale = missing.map((service) => previous(service.name, name, existing));
  const found = renderings.flatMap(({ service, findings }) =>
    findings.map((finding) => ({ services: [service], finding })),
  );
  const verdicts = [...found, ...validate(complete, stale)];
  return { name, renderings, verdicts, milliseconds: performance.now() - start };
}

function renderingOf({ chart }: Service, cluster: string): readonly RenderedService[] {
  if (chart === undefined) return [];
  const environments = chart.platform.clusters.filter((environment) => environment.cluster.name === cluster);
  return environments.map((environment) => renderService(chart, environment));
}

/** What stays from an earlier synth is asked about only for what it does to the rest. */
function validate(fresh: readonly Rendered[], stale: readonly Rendered[]): readonly Verdict[] {
  const freshNames = new Set(fresh.map(({ service }) => service));
  return judge([...fresh, ...stale], { whole: true }).filter(({ services }) =>
    services.some((service) => freshNames.has(service)),
  );
}
