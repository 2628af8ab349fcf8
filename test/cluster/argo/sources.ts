import { join } from 'node:path';

const LIB = JSON.stringify(join(__dirname, '../../../lib'));

/** The company's platform: one cluster, Secrets from a store, two teams with a channel each. */
export const platformSource = ({
  origin,
  slack,
  teams,
  everyCommit,
}: {
  readonly origin: string;
  readonly slack: string;
  readonly teams: Readonly<Record<string, readonly string[]>>;
  readonly everyCommit: boolean;
}): string => `
import { type BoundChartClass, definePlatform } from ${LIB};

const platform = definePlatform({
  apps: __dirname,
  environments: {
    production: {
      clusters: { production: {} /* further clusters */ },
      kubernetes: '1.34',
      registry: 'registry.example.com',
      domain: 'example.com',
      ingress: { controller: 'nginx', sources: ['10.10.0.0/16'], tls: { secret: 'tls' } },
      secrets: { source: 'external', store: { name: 'store' } },
    },
  },
  argo: {
    repository: 'file://${origin}',
    everyCommit: ${everyCommit},
    url: 'https://argocd.example.com',
    slack: { channel: '#deploys', apiUrl: '${slack}' },
  },
  teams: {
${Object.entries(teams)
  .map(([team, services]) => `    ${team}: { services: ${JSON.stringify(services)}, channel: '#${team}' },`)
  .join('\n')}
  },
});

const BoundChart: BoundChartClass<'production'> = platform.ServiceChart;
export abstract class ServiceChart extends BoundChart {}
`;

export const mainSource = `
import { join } from 'node:path';
import { runSynth } from ${LIB};

runSynth({ apps: __dirname, dist: join(__dirname, '..', 'dist') });
`;

/** A chart whose class has these fields. */
export const chartSource = (service: string, fields: string): string => `
import { ApiObject, JsonPatch } from 'cdk8s';
import { CronTask, MigrationJob, RailsService, RollingDeployment, SecureIngress, VolumeClaim } from ${LIB};
import { ServiceChart } from '../platform';

export class ${service[0]?.toUpperCase()}${service.slice(1)} extends ServiceChart {
${fields.trim().replace(/^/gm, '  ')}
}
`;

/** What most services are: a Rails application that migrates and is reached. */
export const RAILS = `
rails = new RailsService(this, 'rails', {
  web: { replicas: 3, minReady: '1s' },
  env: { clear: { GREETING: 'hello' } },
});
migration = new MigrationJob(this, 'migration', { service: this.rails });
ingress = new SecureIngress(this, 'ingress', { service: this.rails });
`;
