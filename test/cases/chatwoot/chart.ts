import { MigrationJob, RailsService, SecureIngress } from '../../../lib';
import { envOf } from './env';
import { ServiceChart } from './platform';

const scaledFrom = (min: number) => ({ autoscaling: { min, max: 10, cpu: '75%' } }) as const;
const START = ['docker/entrypoints/rails.sh', 'bundle', 'exec', 'rails', 's', '-p', '3000', '-b', '0.0.0.0'];

/** Postgres and Redis stand outside; files are kept in S3. */
export class Chatwoot extends ServiceChart {
  domain = this.pick({ production: 'example.com', qa: 'qa.example.com', sandbox: 'sandbox.example.com' });
  rails = new RailsService(this, 'rails', {
    root: '/app',
    writable: { tmp: '1Gi' },
    web: {
      command: START,
      hosts: [`chat.${this.domain}`],
      threads: 5,
      probes: {
        startup: { path: '/health', period: '10s', failures: 60 },
        liveness: { path: '/health', period: '15s', failures: 3 },
        readiness: '/api',
      },
      ...this.pick({ production: scaledFrom(3), qa: { replicas: 2 }, sandbox: { replicas: 1 } }),
    },
    cable: {},
    workers: {
      sidekiq: {
        adapter: 'sidekiq',
        configFile: 'config/sidekiq.yml',
        ...this.pick({ production: scaledFrom(2), qa: { replicas: 1 }, sandbox: { replicas: 1 } }),
      },
    },
    env: envOf(this.domain),
  });
  migration = new MigrationJob(this, 'migration', {
    service: this.rails,
    command: ['bundle', 'exec', 'rails', 'db:chatwoot_prepare'],
    waitFor: {
      postgres: { command: ['pg_isready', '-h', '$(POSTGRES_HOST)', '-p', '$(POSTGRES_PORT)'] },
      redis: { command: ['getent', 'hosts', `redis.${this.domain}`] },
    },
  });
  ingress = new SecureIngress(this, 'ingress', { service: this.rails });
}
