import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const LIB = JSON.stringify(join(__dirname, '../../lib'));

const CHART = readFileSync(join(__dirname, '../../apps/yashima/chart.ts'), 'utf8').replace(
  "'../../lib'",
  LIB,
);

const PLATFORM = `
import { definePlatform } from ${LIB};
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

/** Each of the environments has one. */
export const CLUSTERS = ['production', 'qa', 'sandbox'] as const;

/** A folder of so many services, each with the chart of yashima under another name. */
export function services(count: number): string {
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
