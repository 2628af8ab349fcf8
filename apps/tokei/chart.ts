import type { Construct } from 'constructs';
import { MigrationJob, RollingDeployment, SecureIngress } from '../../lib';
import { ServiceChart } from '../platform';

/** An API in Go. Its namespace is shared with himekuri, which asks it for the time. */
export class Tokei extends ServiceChart {
  constructor(scope: Construct) {
    super(scope, {
      namespace: { name: 'calendar' },
      network: { allowFrom: [{ service: 'himekuri', namespace: 'calendar', ports: [8080] }] },
    });
  }

  api = new RollingDeployment(this, 'api', {
    command: ['/tokei', 'serve'],
    port: 8080,
    memory: '128Mi',
    autoscaling: { max: this.pick({ production: 10, qa: 3, sandbox: 2 }), cpu: '50%' },
    probes: { readiness: '/ready', liveness: '/live', initialDelay: '10s', period: '10s', failures: 5 },
    env: { clear: { LOG_LEVEL: 'info' }, secret: [{ from: 'tokei', keys: ['DATABASE_URL'] }] },
  });
  migration = new MigrationJob(this, 'migration', {
    service: this.api,
    command: ['/tokei', 'migrate'],
    guard: { command: ['/tokei', 'migrate', '--check'] },
  });
  ingress = new SecureIngress(this, 'ingress', { service: this.api });
}
