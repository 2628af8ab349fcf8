import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synth } from '../../lib';
import { CLUSTERS, services } from './fleet';
import { stockCharts } from './stock';

/**
 * How long a chart takes in a cluster, and whether that grows with the number of charts; next to about
 * the same objects made with cdk8s-plus-28 in one App. Prints milliseconds; exit code 1 beyond the limits.
 */
const LIMIT = { ratio: 1.3, milliseconds: 3 } as const;

/** Milliseconds a chart and cluster, the fastest of some runs: whatever else the machine does only adds. */
function fastest(runs: number, count: number, work: () => void): number {
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return (performance.now() - start) / (count * CLUSTERS.length);
  });
  return Math.min(...times);
}

function ours(count: number): number {
  const apps = services(count);
  const dist = mkdtempSync(join(tmpdir(), 'bench-dist-'));
  const once = () => {
    const { exitCode, lines } = synth({ apps, dist });
    if (exitCode !== 0) throw new Error(lines.join('\n'));
  };
  once(); // loads the charts and writes dist
  const milliseconds = fastest(5, count, once);
  rmSync(apps, { recursive: true });
  rmSync(dist, { recursive: true });
  return milliseconds;
}

function stock(count: number): number {
  return fastest(count > 100 ? 1 : 3, count, () => stockCharts(count, CLUSTERS.length));
}

const print = (line: string) => process.stdout.write(`${line}\n`);
const cell = (value: number) => `${value.toFixed(2)} ms`.padStart(10);

ours(100); // warm up
const [few, many] = [ours(30), ours(300)];
print(`a chart in a cluster      30 charts  300 charts   ratio   all ${CLUSTERS.length} clusters`);
print(
  `cdk8s-rails            ${cell(few)}  ${cell(many)}   ${(many / few).toFixed(2)}  ${cell(many * CLUSTERS.length)}`,
);
const [stockFew, stockMany] = [stock(30), stock(300)];
const stockAll = cell(stockMany * CLUSTERS.length);
print(
  `cdk8s-plus-28, one App ${cell(stockFew)}  ${cell(stockMany)}   ${(stockMany / stockFew).toFixed(2)}  ${stockAll}`,
);
if (many > LIMIT.milliseconds || many / few > LIMIT.ratio) {
  print(`beyond the limits: ${LIMIT.milliseconds} ms, ratio ${LIMIT.ratio}`);
  process.exitCode = 1;
}
