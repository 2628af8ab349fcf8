/** What a platform cannot say: tsc fails here if one of these compiles. Nothing of it is ever run. */
import { definePlatform } from '../../lib';

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
    // @ts-expect-error no controller is called nginx
    environments: { production: { kubernetes: '1.34', ingress: { controller: 'nginx', sources: [] } } },
  }),

  // @ts-expect-error the prop is called timeZone
  definePlatform({ apps, environments: { production: { kubernetes: '1.34', timezone: 'Asia/Tokyo' } } }),
];
