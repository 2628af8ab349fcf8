import type { Construct } from 'constructs';
import { FailureNotice, MigrationJob, RailsService, SecureIngress } from '../../lib';
import { ServiceChart } from '../platform';

/** Tickets for festivals, and what people write to each other there. Two hosts, one application. */
export class Matsuri extends ServiceChart {
  constructor(scope: Construct) {
    super(scope, { ingress: 'nginx' });
    this.acknowledge('N3', 'moves to the gateway with its certificates');
  }

  rails = new RailsService(this, 'rails', {
    web: {
      hosts: [`matsuri.${this.environment.domain}`, `tickets.${this.environment.domain}`],
      autoscaling: this.pick({ production: { min: 4, max: 20 }, qa: { max: 3 }, sandbox: { max: 2 } }),
      ...{ concurrency: 2, threads: 5, memory: '1Gi' },
    },
    cable: { web: { replicas: 2, memory: '512Mi' } },
    workers: {
      tickets: { adapter: 'good_job', queues: ['tickets', 'default'], concurrency: 5, timeout: '2m' },
      mails: { adapter: 'good_job', queues: ['mailers'], concurrency: 10, replicas: 1 },
    },
    assets: {
      host: `https://assets.${this.environment.domain}`,
      upload: {
        to: `s3://matsuri-assets-${this.environment.name}`,
        uploader: { image: 'registry.example.com/aws-cli:2.31.0' },
      },
    },
    env: { clear: { RAILS_LOG_LEVEL: 'info' }, secret: ['DATABASE_URL', 'REDIS_URL'] },
  });
  migration = new MigrationJob(this, 'migration', { service: this.rails, postDeployment: true });
  notice = new FailureNotice(this, 'notice', {
    webhook: 'SLACK_WEBHOOK_URL',
    image: 'registry.example.com/curl:8.16.0',
  });
  ingress = new SecureIngress(this, 'ingress', { service: this.rails, bodySize: '20Mi' });
}
