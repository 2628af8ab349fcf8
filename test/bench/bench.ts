import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synth } from '../../lib';
import { stockCharts } from './stock';

/**
 * How long a chart takes in a cluster, and whether that grows with the number of charts; next to about
 * the same objects made with cdk8s-plus-28 in one App. Prints milliseconds; exit code 1 beyond the limits.
 */
const LIMIT = { ratio: 1.3, milliseconds: 3 } as const;
const CLUSTERS = 3;

const CHART = readFileSync(join(__dirname, '../../apps/yashima/chart.ts'), 'utf8').replace(
  "'../../lib'",
  JSON.stringify(join(__dirname, '../../lib')),
);

const PLATFORM = `
import { definePlatform } from ${JSON.stringify(join(__dirname, '../../lib'))};
const environment = (network: string) => ({
  kubernetes: '1.34', registry: 'registry.example.com', domain: network + '.example.com', timeZone: 'Asia/Tokyo',
  ingress: { controller: 'alb', sources: ['10.10.0.0/16'] },
  endpoints: { mysql: { cidrs: ['10.20.0.0/16'], ports: [3306] } },
} as const);
const platform = definePlatform({
  apps: __dirname,
  environments: { production: environment('production'), qa: environment('qa'), sandbox: environment('sandbox') },
});
export abstract class ServiceChart extends platform.ServiceChart {}
`;

/** A folder of so many services, each with the chart of yashima under another name. */
function services(count: number): string {
  const apps = mkdtempSync(join(tmpdir(), 'bench-'));
  writeFileSync(join(apps, 'platform.ts'), PLATFORM);
  for (let index = 0; index < count; index++) {
    const name = `service${index}`;
    mkdirSync(join(apps, name));
    writeFileSync(join(apps, name, 'chart.ts'), CHART.replace('Yashima', `Service${index}`));
    writeFileSync(join(apps, name, 'releases.yaml'), 'production: 4f2a9c1\nqa: 4f2a9c1\nsandbox: 4f2a9c1\n');
  }
  return apps;
}

/** Milliseconds a chart and cluster, the fastest of some runs: whatever else the machine does only adds. */
function fastest(runs: number, count: number, work: () => void): number {
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return (performance.now() - start) / (count * CLUSTERS);
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
  return fastest(count > 100 ? 1 : 3, count, () => stockCharts(count, CLUSTERS));
}

const print = (line: string) => process.stdout.write(`${line}\n`);
const cell = (value: number) => `${value.toFixed(2)} ms`.padStart(10);

ours(100); // warm up
const [few, many] = [ours(30), ours(300)];
print(`a chart in a cluster      30 charts  300 charts   ratio   all ${CLUSTERS} clusters`);
print(
  `cdk8s-rails            ${cell(few)}  ${cell(many)}   ${(many / few).toFixed(2)}  ${cell(many * CLUSTERS)}`,
);
const [stockFew, stockMany] = [stock(30), stock(300)];
const stockAll = cell(stockMany * CLUSTERS);
print(
  `cdk8s-plus-28, one App ${cell(stockFew)}  ${cell(stockMany)}   ${(stockMany / stockFew).toFixed(2)}  ${stockAll}`,
);
if (many > LIMIT.milliseconds || many / few > LIMIT.ratio) {
  print(`beyond the limits: ${LIMIT.milliseconds} ms, ratio ${LIMIT.ratio}`);
  process.exitCode = 1;
}
