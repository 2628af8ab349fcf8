import { App } from 'cdk8s';
import {
  collectInto,
  type Environment,
  externalsIn,
  type Finding,
  type Image,
  kebabCase,
  type Manifest,
  type Otherwise,
  Path,
  renderImage,
  renderIn,
  renderOtherwise,
  type SecretsView,
  secretsIn,
} from '../kernel';
import type { Rendered } from '../policy';
import type { ChartClass } from './chart-class';
import { type AcknowledgementUse, Collector, type Told } from './collector';
import { checkPlain, PlainValues } from './plain';
import { inWaves } from './reading-order';
import { originsIn, type SerialiseProps, serialise } from './serialise';
import { thrown } from './thrown';

/** One chart in one cluster: its objects, and what is wrong with it. */
export interface Rendering extends Rendered {
  /** Errors, and warnings that nobody acknowledged. */
  readonly findings: readonly Finding[];
  readonly acknowledgements: readonly AcknowledgementUse[];
  /** What its parts were told already, so that no check says it again of what they rendered. */
  readonly told: readonly Told[];
  /** Whether the chart could be made at all; if not, objects are missing. */
  readonly complete: boolean;
  /** What it needs of Secrets; undefined for what could not be made, and for a plain chart. */
  readonly secrets: SecretsView | undefined;
}

/**
 * Renders a chart for one cluster, by itself: cdk8s takes quadratic time for many charts in one App, and an
 * App of one chart cannot depend on another's. Nothing is written, and nothing that a chart does throws.
 * An `image` takes the place of what releases.yaml names, and what the chart is told `otherwise` that of what is so.
 */
export function renderChart(
  chartClass: ChartClass,
  environment: Environment,
  image?: Image,
  otherwise: Otherwise = {},
): Rendering {
  const service = kebabCase(chartClass.name);
  const { clusterScoped, cluster } = environment;
  const findings: Finding[] = [];
  const place = `${service}/${cluster.name}`;
  const app = new App();
  PlainValues.in(app, (object) => pathOf(place, object, findings));
  const collector = new Collector();
  collectInto(app, collector);
  renderIn(app, environment);
  if (image !== undefined) renderImage(app, image);
  renderOtherwise(app, otherwise);
  const apps = chartClass.platform.apps;
  const objects = attempt(app, chartClass, { place, apps, clusterScoped, findings });
  collector.report(app, findings);
  return {
    service,
    cluster: cluster.name,
    clusterScoped,
    environment,
    objects: objects ?? [],
    origins: objects && originsIn(app),
    externals: externalsIn(app),
    complete: objects !== undefined,
    secrets: secretsIn(app),
    ...collector.settle(app),
  };
}

/** The chart's objects; undefined if it threw, and what it reported before that stays with the collector. */
function attempt(app: App, chartClass: ChartClass, props: SerialiseProps): readonly Manifest[] | undefined {
  const { place: path, apps, findings } = props;
  try {
    return withDeepStacks(() => {
      new chartClass(app);
      const objects = inWaves(serialise(app, props));
      for (const object of objects) {
        const { kind, metadata } = object;
        checkPlain(object, pathOf(path, { kind, name: metadata.name }, findings));
      }
      return objects;
    });
  } catch (error) {
    findings.push(...thrown(error, { path, expected: 'a chart that can be rendered', apps }));
    return undefined;
  }
}

const pathOf = (
  place: string,
  { kind, name }: { readonly kind: string; readonly name: string },
  findings: Finding[],
): Path => new Path(`${place}/${kind}/${name}`, findings);

/** A team's own line often stands below the ten that a stack has. */
function withDeepStacks<T>(render: () => T): T {
  const before = Error.stackTraceLimit;
  Error.stackTraceLimit = 50;
  try {
    return render();
  } finally {
    Error.stackTraceLimit = before;
  }
}
