/** What a platform cannot say: tsc fails here if one of these compiles. Nothing of it is ever run. */
import type { Construct } from 'constructs';
import { definePlatform } from '../../lib';
import { platform } from '../rendering';

const apps = '/nowhere/apps';

export const mistaken = () => [
  // @ts-expect-error a cluster runs some Kubernetes
  definePlatform({ apps, environments: { production: {} } }),

  definePlatform({
    apps,
    // @ts-expect-error the platform has no environment called prod
    environments: { production: { kubernetes: '1.34' }, qa: { kubernetes: '1.34', follows: 'prod' } },
  }),

  definePlatform({
    apps,
    // @ts-expect-error no controller is called haproxy
    environments: { production: { kubernetes: '1.34', ingress: { controller: 'haproxy', sources: [] } } },
  }),

  // @ts-expect-error the prop is called timeZone
  definePlatform({ apps, environments: { production: { kubernetes: '1.34', timezone: 'Asia/Tokyo' } } }),
];

export class Missing extends platform.ServiceChart {
  constructor(scope: Construct) {
    // @ts-expect-error sandbox has no value
    super(scope, (pick) => ({ namespace: { name: pick({ production: 'a', qa: 'b' }) } }));
  }
}

export class Misspelt extends platform.ServiceChart {
  constructor(scope: Construct) {
    // @ts-expect-error the environment is called production
    super(scope, (pick) => ({ namespace: { name: pick({ prod: 'a', qa: 'b', sandbox: 'c' }) } }));
  }
}

export class Mistyped extends platform.ServiceChart {
  constructor(scope: Construct) {
    // @ts-expect-error a name is a text in every environment
    super(scope, (pick) => ({ namespace: { name: pick({ production: 'a', qa: 2, sandbox: 'c' }) } }));
  }
}

export class Unknown extends platform.ServiceChart {
  constructor(scope: Construct) {
    // @ts-expect-error the prop is called serviceAccount
    super(scope, () => ({ serviceAcount: 'robot' }));
  }
}

export class Nameless extends platform.ServiceChart {
  constructor(scope: Construct) {
    // @ts-expect-error an account that exists has a name
    super(scope, { serviceAccount: { kind: 'ServiceAccount' } });
  }
}

export class Roleless extends platform.ServiceChart {
  constructor(scope: Construct) {
    // @ts-expect-error a role is an annotation
    super(scope, { serviceAccount: { roleArn: 'arn:aws:iam::111122223333:role/orders' } });
  }
}
