import { ConfigMap, Role, Service, ServiceType } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { CronTask, EnvConfig, RollingDeployment } from '../../lib';
import { ServiceChart } from '../platform';

/** A page a day, in the namespace of tokei; constructs of cdk8s-plus-28 stand beside ours. */
export class Himekuri extends ServiceChart {
  constructor(scope: Construct) {
    super(scope, {
      namespace: { name: 'calendar', owned: false },
      network: { allowTo: [{ service: 'tokei', namespace: 'calendar', ports: [8080] }] },
    });
  }

  holidays = new ConfigMap(this, 'holidays', { data: { NEW_YEAR: '01-01', MOUNTAIN_DAY: '08-11' } });
  env = new EnvConfig(this, 'env', {
    clear: { TOKEI_URL: 'http://tokei-api' },
    from: [{ configMap: this.holidays }],
  });
  page = new RollingDeployment(this, 'page', {
    command: ['/himekuri'],
    port: 8080,
    memory: '64Mi',
    env: this.env,
  });
  service = new Service(this, 'service', {
    metadata: { name: 'himekuri' },
    type: ServiceType.CLUSTER_IP,
    selector: this.page,
    ports: [{ name: 'http', port: 80, targetPort: 8080 }],
  });
  turn = new CronTask(this, 'turn', {
    schedule: '@daily',
    command: ['/himekuri', 'turn'],
    memory: '64Mi',
    env: this.env,
  });
  reader = new Role(this, 'reader').allowRead(this.holidays);
}
