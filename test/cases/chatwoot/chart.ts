import type { Construct } from 'constructs';
import { MigrationJob, RailsService, SecureIngress } from '../../../lib';
import { ServiceChart } from './platform';
import { envOf, PROBES, START, scaledFrom } from './settings';

export class Chatwoot extends ServiceChart {
  constructor(scope: Construct) {
    super(scope);
    this.acknowledge('F35', 'bootsnap keeps its cache outside of tmp in this image');
  }

  domain = this.pick({ production: 'example.com', qa: 'qa.example.com', sandbox: 'sandbox.example.com' });
  rails = new RailsService(this, 'rails', {
    root: '/app',
    writable: { tmp: '1Gi' },
    web: {
      command: START,
      hosts: [`chat.${this.domain}`],
      threads: 5,
      probes: PROBES,
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
