import { ConfigMap, Role, Service, ServiceAccount } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { CronTask, EnvConfig, RollingDeployment } from '../../lib';
import { ServiceChart } from '../platform';

/** A page a day, in the namespace of tokei. Constructs of cdk8s-plus-28 stand beside ours and know them. */
export class Himekuri extends ServiceChart {
  constructor(scope: Construct) {
    super(scope, {
      namespace: { name: 'calendar', owned: false },
      network: { allowTo: [{ service: 'tokei', namespace: 'calendar', ports: [8080] }] },
    });

    this.acknowledge('F42', 'the page follows the holidays through the API server');
    const holidays = new ConfigMap(this, 'holidays', { data: { NEW_YEAR: '01-01', MOUNTAIN_DAY: '08-11' } });
    const env = new EnvConfig(this, 'env', {
      clear: { TOKEI_URL: 'http://tokei-api' },
      from: [{ configMap: holidays }],
    });
    const page = new RollingDeployment(this, 'page', {
      command: ['/himekuri', 'serve'],
      port: 8080,
      memory: '64Mi',
      env,
      // it follows the holidays through the API server, as the binding below allows
      pod: { automountServiceAccountToken: true },
    });
    new Service(this, 'service', {
      metadata: { name: 'himekuri' },
      selector: page,
      ports: [{ name: 'http', port: 80, targetPort: 8080 }],
    });
    new CronTask(this, 'turn', { schedule: '@daily', command: ['/himekuri', 'turn'], memory: '64Mi', env });

    const reader = new Role(this, 'reader');
    reader.allowRead(holidays);
    reader.bind(
      ServiceAccount.fromServiceAccountName(this, 'account', 'himekuri', { namespaceName: 'calendar' }),
    );
  }
}
