import { type Environment, InvalidProps, inspect, kebabCase, parseImage } from '../kernel';
import { judgeWorld, World } from '../policy';
import { type ChartClass, judgeRules, renderChart, settleVerdicts } from '../synth';
import { RenderedChart } from './rendered-chart';

export interface RenderOptions {
  /** A cluster of the environment. @default - its primary one */
  readonly cluster?: string;
  /** `repository:tag` in place of what releases.yaml names. @default - the release of the cluster */
  readonly image?: string;
}

/**
 * Renders a service's chart as synth does, without writing anything: `render(Yashima, 'production')`. The
 * environments are those of the chart's platform, a misspelt one does not compile. A chart with errors
 * throws all of them at once.
 */
export function render<E extends string>(
  chart: ChartClass<E>,
  environment: NoInfer<E>,
  { cluster, image }: RenderOptions = {},
): RenderedChart {
  const where = clusterOf(chart, environment, cluster);
  const rendering = renderChart(chart, where, image === undefined ? undefined : parseImage(image));
  // Nothing is known here of other charts, so what leads out of the chart's own namespace is not followed.
  const world = new World([rendering], false);
  const judged = [...judgeWorld(world), ...judgeRules(world, chart.platform)];
  const { open } = settleVerdicts(judged, [rendering]);
  const findings = [...chart.platform.findings, ...rendering.findings, ...open.map(({ finding }) => finding)];
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new InvalidProps(errors);
  return new RenderedChart(`${rendering.service}/${rendering.cluster}`, where, rendering.objects, findings);
}

function clusterOf(chart: ChartClass, environment: string, cluster: string | undefined): Environment {
  const places = chart.platform.clusters.filter(({ name }) => name === environment);
  const found = places.find((place) =>
    cluster === undefined ? place.cluster.primary : place.cluster.name === cluster,
  );
  if (found !== undefined) return found;
  const { findings } = inspect(`render(${kebabCase(chart.name)})`, (path) => {
    const names = places.map((place) => place.cluster.name).join(', ');
    path.refuse(`a cluster of ${environment} (${names})`, cluster, 'name one that the platform declares');
  });
  throw new InvalidProps([...chart.platform.findings, ...findings]);
}
