import { readTombstone, releasePath } from '../gitops';
import { type Environment, inspect, isKeptForever, kebabCase } from '../kernel';
import { releaseNames } from '../platform';
import type { ChartClass } from './chart-class';
import { type Rendering, renderChart } from './render';

/** A service in a cluster, which it may have been taken away from. */
export interface RenderedService extends Rendering {
  readonly retired: boolean;
}

/** Renders a service for a cluster; of one that was taken away only what Argo CD never prunes, or nothing. */
export function renderService(chart: ChartClass, environment: Environment): RenderedService {
  const { platform } = chart;
  const service = kebabCase(chart.name);
  const { value: tombstone, findings } = inspect(releasePath(platform.apps, service), (path) =>
    readTombstone(platform.apps, service, environment, releaseNames(platform), path),
  );
  if (tombstone?.data === 'deleted') return { ...NOTHING, ...placeOf(service, environment), findings };
  const rendering = renderChart(chart, environment);
  if (tombstone === undefined) return { ...rendering, retired: false };
  return { ...rendering, objects: rendering.objects.filter(isKeptForever), retired: true };
}

const NOTHING = {
  objects: [],
  externals: new Set<string>(),
  acknowledgements: [],
  told: [],
  complete: true,
  secrets: undefined,
  retired: true,
} as const satisfies Partial<RenderedService>;

const placeOf = (service: string, environment: Environment) => ({
  service,
  environment,
  cluster: environment.cluster.name,
  clusterScoped: environment.clusterScoped,
});
