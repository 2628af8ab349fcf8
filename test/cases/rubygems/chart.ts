import type { Construct } from 'constructs';
import { ConfigFiles, MigrationJob, RailsService, SecureIngress } from '../../../lib';
import { envOf } from './env';
import { ServiceChart } from './platform';
import { CRONS, DIFFERENCES, FILES, IMAGE, labels, web, workers } from './processes';

/** A proxy in front of Puma, workers of two kinds, and an entrypoint that stays. */
export class Rubygems extends ServiceChart {
  constructor(scope: Construct) {
    super(scope);
    this.acknowledge('F41', 'there is a config/environments/staging.rb, kept like production');
    this.acknowledge('N1', 'nginx sends X-Robots-Tag');
    this.acknowledge('F46', 'the CDN in front keeps the assets of the version before');
    this.acknowledge('P1', 'half of the workers will do while connections are scarce');
  }

  differs = this.pick(DIFFERENCES);
  nginx = new ConfigFiles(this, 'nginx', { name: 'nginx-configmap', files: FILES });
  rails = new RailsService(this, 'rails', {
    image: IMAGE,
    entrypoint: ['bundle', 'exec'],
    root: '/app',
    metadata: { labels: labels(this.differs.stage, this.release?.tag) },
    service: { name: 'web' },
    web: web(this.differs, this.nginx),
    workers: workers(this.differs),
    crons: CRONS,
    env: envOf(this.differs.stage),
  });
  migration = new MigrationJob(this, 'migration', {
    service: this.rails,
    command: ['rails', 'db:migrate'],
    deadline: '5m',
  });
  ingress = new SecureIngress(this, 'ingress', {
    service: this.rails,
    hosts: [`${this.differs.stage}-origin.rubygems.org`],
    defaultBackend: true,
    plainHttp: 'closed',
    balancing: 'least_outstanding_requests',
  });
}
