import { rmSync } from 'node:fs';
import { CHECKS, FLEET_CHECKS, judgeFleet, judgeWorld, World } from '../../lib/policy';
import { discover, type Rendering, renderChart } from '../../lib/synth';
import { CLUSTERS, services } from './fleet';

/**
 * Whether checking takes no longer than rendering: 1,000 services in three clusters. Prints both, their ratio and the
 * checks that take longest; exit code 1 above the limit.
 */
const LIMIT = 1;
const SERVICES = 1000;
const RUNS = 3;

const print = (line: string) => process.stdout.write(`${line}\n`);

function milliseconds(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** The fastest of some runs: whatever else the machine does only adds. */
const fastest = (work: () => void): number =>
  Math.min(...Array.from({ length: RUNS }, () => milliseconds(work)));

const apps = services(SERVICES);
const charts = discover(apps).flatMap(({ chart }) => (chart === undefined ? [] : [chart]));
const render = (): readonly (readonly Rendering[])[] =>
  CLUSTERS.map((cluster) =>
    charts.flatMap((chart) =>
      chart.platform.clusters
        .filter((environment) => environment.cluster.name === cluster)
        .map((environment) => renderChart(chart, environment)),
    ),
  );
const rendered = render();
rmSync(apps, { recursive: true });
const worlds = () => rendered.map((renderings) => new World(renderings, true));
const rendering = fastest(render);
const checking = fastest(() => {
  const all = worlds();
  for (const world of all) judgeWorld(world);
  judgeFleet(all);
});
const ratio = checking / rendering;

/** What each check takes by itself, in worlds where others have read already what they share. */
function slowest(): readonly string[] {
  const all = worlds();
  const times = [
    ...CHECKS.map(({ id, run }) => [id, milliseconds(() => all.map((world) => [...run(world)]))] as const),
    ...FLEET_CHECKS.map(({ id, run }) => [id, milliseconds(() => [...run(all)])] as const),
  ];
  return times
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, 10)
    .map(([id, time]) => `${id} ${Math.round(time)} ms`);
}

print(`${SERVICES} services in ${CLUSTERS.length} clusters`);
print(
  `rendering ${Math.round(rendering)} ms, checking ${Math.round(checking)} ms, ratio ${ratio.toFixed(2)}`,
);
print(`slowest: ${slowest().join(', ')}`);
if (ratio > LIMIT) {
  print(`beyond the limit: ratio ${LIMIT}`);
  process.exitCode = 1;
}
