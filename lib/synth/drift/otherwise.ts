import { readRelease } from '../../gitops';
import { type Environment, type Image, inspect, kebabCase, type Otherwise } from '../../kernel';
import { releaseNames } from '../../platform';
import type { ChartClass } from '../chart-class';
import { renderChart } from '../render';
import { type Leaves, leavesOf } from './leaves';

/** What a chart gives for an environment, and what it would give if one thing were as in the first environment. */
export interface Renderings {
  readonly own: Leaves;
  /** The chart reads the first one's names, and picks its own values. */
  readonly named: () => Leaves;
  /** It picks the first one's values. */
  readonly picked: () => Leaves;
  /** It runs the first one's release. */
  readonly released: () => Leaves;
}

export function renderingsOf(
  chart: ChartClass,
  environment: Environment,
  first: Environment,
  plain: (text: string) => string,
): Renderings {
  const rendered = (image?: Image, otherwise?: Otherwise) =>
    leavesOf(renderChart(chart, environment, image, otherwise), plain);
  const names = { environment: first.name, cluster: first.cluster.name };
  return {
    own: rendered(),
    named: once(() => rendered(undefined, { names, picks: environment.name })),
    picked: once(() => rendered(undefined, { picks: first.name })),
    released: once(() => rendered(releaseOf(chart, first))),
  };
}

/** Nobody asks for most of them. */
function once(render: () => Leaves): () => Leaves {
  let found: Leaves | undefined;
  return () => {
    found ??= render();
    return found;
  };
}

const releaseOf = ({ name, platform }: ChartClass, environment: Environment) =>
  inspect('', (path) =>
    readRelease(platform.apps, kebabCase(name), environment, releaseNames(platform), path),
  ).value;
