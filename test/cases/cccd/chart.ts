import type { Construct } from 'constructs';
import { MigrationJob, RailsService, SecureIngress } from '../../../lib';
import { envOf } from './env';
import { ServiceChart } from './platform';
import { DIFFERENCES, WORKER } from './stages';

/** Databases, queues and their Secrets are made by Terraform. */
export class Cccd extends ServiceChart {
  constructor(scope: Construct) {
    super(scope, (pick) => pick(DIFFERENCES).place);
    this.acknowledge('F46', 'assets of the version before stay in the image for a month');
    this.acknowledge('N1', 'Rails sends X-Robots-Tag itself');
    this.acknowledge('N3', 'the firewall rules are being moved to another controller');
  }

  differs = this.pick(DIFFERENCES);
  rails = new RailsService(this, 'rails', {
    root: '/usr/src/app',
    assets: 'bundled',
    service: { name: 'cccd-app-service' },
    web: {
      hosts: [this.differs.host],
      replicas: this.differs.replicas,
      probes: { path: '/ping.json', headers: { 'X-Forwarded-Ssl': 'on' }, ...this.differs.probes },
      shutdown: { preStop: '30s' },
    },
    workers: { worker: WORKER },
    crons: {
      'archive-stale': { schedule: '5 0 * * *', command: ['rails', 'claims:archive_stale'] },
      'vacuum-db': { schedule: '30 2 * * *', command: ['rails', 'db:vacuum'] },
    },
    env: envOf(this.differs),
  });
  migration = new MigrationJob(this, 'migration', {
    service: this.rails,
    command: ['bundle', 'exec', 'rake', 'db:migrate'],
  });
  ingress = new SecureIngress(this, 'ingress', { service: this.rails, ...this.differs.ingress });
}
