import { MigrationJob, RailsService, SecureIngress } from '../../lib';
import { ServiceChart } from '../platform';

export class Yashima extends ServiceChart {
  rails = new RailsService(this, 'rails', {
    web: { replicas: this.pick({ production: 6, qa: 2, sandbox: 1 }), memory: '768Mi' },
    workers: { sidekiq: { adapter: 'sidekiq', queues: ['default', 'mailers'] } },
    crons: { 'expire-carts': { schedule: '*/15 * * * *', task: 'carts:expire' } },
    env: { clear: { LOG_LEVEL: 'info' }, secret: ['DATABASE_URL', 'REDIS_URL'] },
  });
  migration = new MigrationJob(this, 'migration', { service: this.rails });
  ingress = new SecureIngress(this, 'ingress', { service: this.rails });
}
