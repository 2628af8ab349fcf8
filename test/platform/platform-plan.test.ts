import { describe, expect, test } from '@jest/globals';
import { definePlatform, type EnvironmentProps } from '../../lib';
import { describe as line } from '../../lib/kernel';

type Environments = Readonly<Record<string, EnvironmentProps<string>>>;

const define = (environments: Environments) => definePlatform({ apps: '/nowhere/apps', environments });

const names = (environments: Environments) =>
  define(environments).clusters.map(({ cluster }) => cluster.name);

const refusals = (environments: Environments) => define(environments).findings.map(line);

const [kubernetes] = ['1.34'] as const;

const ARN = 'arn:aws:acm:ap-northeast-1:111122223333:certificate/11111111-2222-3333-4444-555555555555';

describe('a platform', () => {
  test('has a cluster called as its environment where nobody names clusters', () => {
    expect(names({ production: { kubernetes }, qa: { kubernetes } })).toEqual(['production', 'qa']);
  });

  test('has every cluster that an environment names', () => {
    expect(
      names({ production: { kubernetes, clusters: { production: {}, 'production-osaka': {} } } }),
    ).toEqual(['production', 'production-osaka']);
  });

  test('migrates shared databases in the first cluster of an environment', () => {
    const clusters = { 'production-tokyo': {}, 'production-osaka': {} };
    const { clusters: planned } = define({ production: { kubernetes, clusters } });
    expect(planned.map(({ cluster }) => cluster.primary)).toEqual([true, false]);
  });

  test.each([
    ['takes the environment called production for one', 'production', {}, true],
    ['takes no other for one', 'staging', {}, false],
    ['takes another for one where it says so', 'live', { production: true }, true],
    ['takes production for none where it says so', 'production', { production: false }, false],
  ])('%s', (_, name, props, expected) => {
    expect(define({ [name]: { kubernetes, ...props } }).clusters[0]?.production).toBe(expected);
  });

  test.each([
    ['two pods', {}, { replicas: 2, memory: '512Mi', cpu: '100m' }],
    ['what it says', { defaults: { memory: '1Gi' } }, { replicas: 2, memory: '1Gi', cpu: '100m' }],
  ] satisfies [string, Partial<EnvironmentProps<string>>, unknown][])('asks for %s', (_, props, defaults) => {
    expect(define({ production: { kubernetes, ...props } }).clusters[0]?.defaults).toEqual(defaults);
  });

  test('may keep pods from the internet', () => {
    expect(define({ production: { kubernetes, internet: false } }).clusters[0]?.egress.internet).toBe(false);
  });

  test('knows no custom kinds but those that it names', () => {
    const customKinds = ['Tenant.example.com'];
    expect(define({ production: { kubernetes, customKinds } }).clusters[0]?.customKinds).toEqual(customKinds);
  });

  test('has no registry and domain that nobody named', () => {
    expect(Object.keys(define({ production: { kubernetes } }).clusters[0] ?? {})).toEqual([
      'name',
      'production',
      'cluster',
      'timeZone',
      'kubernetes',
      'secrets',
      'egress',
      'defaults',
      'clusterScoped',
    ]);
  });
});

describe('a fact of a cluster', () => {
  const endpoints = { mysql: { cidrs: ['10.20.0.0/16'], ports: [3306] } };
  const [tokyo, osaka] = define({
    production: {
      kubernetes,
      registry: 'registry.example.com',
      endpoints,
      clusters: {
        production: {},
        'production-osaka': { kubernetes: '1.33', region: 'ap-northeast-3', endpoints: {} },
      },
    },
  }).clusters;

  test.each([
    ['kubernetes', kubernetes],
    ['registry', 'registry.example.com'],
    ['egress', { endpoints, internet: true }],
  ])("called %s is its environment's where it has none", (field, expected) => {
    expect(tokyo).toHaveProperty(field, expected);
  });

  test.each([
    ["wins over its environment's", 'kubernetes', '1.33'],
    ['is taken whole', 'egress', { endpoints: {}, internet: true }],
    ['may be its region', 'cluster', { name: 'production-osaka', primary: false, region: 'ap-northeast-3' }],
  ])('%s', (_, field, expected) => {
    expect(osaka).toHaveProperty(field, expected);
  });
});

describe('a platform refuses', () => {
  test.each([
    [
      'to have no environment',
      {},
      ': expected one environment at least, got {}; name what your clusters are for: { production: … }',
    ],
    [
      "a cluster that does not begin with its environment's name",
      { production: { kubernetes, clusters: { osaka: {} } } },
      ".production.clusters.osaka: expected a name that begins with 'production-', got 'osaka'; write 'production-osaka'",
    ],
    [
      'two clusters of one name',
      { qa: { kubernetes, clusters: { 'qa-1': {} } }, 'qa-1': { kubernetes } },
      ".qa-1.clusters.qa-1: expected a name that no other cluster has, got 'qa-1'; rename it, or the cluster of 'qa'",
    ],
    [
      'an environment without a cluster',
      { qa: { kubernetes, clusters: {} } },
      '.qa.clusters: expected one cluster at least, got {}; leave it out for one that is called as the environment',
    ],
    [
      'an environment that can name no folder',
      { QA: { kubernetes } },
      ".QA: expected a name of lower-case letters, digits and '-', 63 characters at most, got 'QA'; choose a shorter or simpler name",
    ],
    [
      'to follow an environment that it does not have',
      { production: { kubernetes }, qa: { kubernetes, follows: 'prod' } },
      ".qa.follows: expected one of production, which follow nobody, got 'prod'; name the environment whose releases it runs",
    ],
    [
      'to follow an environment that follows another',
      {
        production: { kubernetes },
        qa: { kubernetes, follows: 'production' },
        sandbox: { kubernetes, follows: 'qa' },
      },
      ".sandbox.follows: expected one of production, which follow nobody, got 'qa'; name the environment whose releases it runs",
    ],
    [
      'an environment that follows itself',
      { qa: { kubernetes, follows: 'qa' } },
      ".qa.follows: expected nothing, got 'qa'; name the environment whose releases it runs",
    ],
    [
      'a Kubernetes that nobody supports',
      { qa: { kubernetes: '1.27' } },
      ".qa.kubernetes: expected a minor version from 1.28 on, got '1.27'; write what the cluster runs, such as '1.34'",
    ],
    [
      'a Kubernetes of one cluster that nobody supports, where the cluster says it',
      { qa: { kubernetes, clusters: { qa: { kubernetes: '1.27' } } } },
      ".qa.clusters.qa.kubernetes: expected a minor version from 1.28 on, got '1.27'; write what the cluster runs, such as '1.34'",
    ],
    [
      'a time zone that is none',
      { qa: { kubernetes, timeZone: 'JST' } },
      ".qa.timeZone: expected a zone of the tz database, got 'JST'; write it as 'Asia/Tokyo' or 'Etc/UTC'",
    ],
    [
      'a domain with a scheme',
      { qa: { kubernetes, domain: 'https://example.com' } },
      ".qa.domain: expected a domain in lower case, got 'https://example.com'; write it as 'example.com', without a scheme",
    ],
    [
      'a registry that ends in a slash',
      { qa: { kubernetes, registry: 'registry.example.com/' } },
      ".qa.registry: expected a registry in lower case, got 'registry.example.com/'; write it as 'registry.example.com/team', without a scheme and a slash at the end",
    ],
    [
      'an endpoint that is no range',
      { qa: { kubernetes, endpoints: { mysql: { cidrs: ['10.20.0.7'], ports: [3306] } } } },
      ".qa.endpoints.mysql.cidrs.0: expected a range of addresses such as '10.0.0.0/8' or 'fd00::/8', got '10.20.0.7'; write it as '10.20.0.7/32'",
    ],
    [
      'an endpoint without a port, which would open them all',
      { qa: { kubernetes, cloudIdentity: { cidrs: ['169.254.170.23/32'], ports: [] } } },
      '.qa.cloudIdentity.ports: expected at least one port, got []; name what it listens on',
    ],
    [
      'a load balancer that comes from nowhere',
      { qa: { kubernetes, ingress: { controller: 'alb', sources: [] } } },
      ".qa.ingress.sources: expected at least one range of addresses, got []; leave it out, or write ['0.0.0.0/0'] for all",
    ],
    [
      'a class that can name no IngressClass',
      { qa: { kubernetes, ingress: { controller: 'nginx', sources: ['10.0.0.0/8'], className: 'Nginx' } } },
      ".qa.ingress.className: expected the name of an IngressClass, got 'Nginx'; write the name that the IngressClass has",
    ],
    [
      'a certificate that it names twice',
      {
        qa: {
          kubernetes,
          ingress: { controller: 'alb', sources: ['10.0.0.0/8'], certificateArn: ARN, tls: { arn: ARN } },
        },
      },
      `.qa.ingress.certificateArn: expected certificateArn or tls, not both, got '${ARN.slice(0, 76)}...; keep one of the two`,
    ],
    [
      'a Secret that can have no such name',
      {
        qa: { kubernetes, ingress: { controller: 'nginx', sources: ['10.0.0.0/8'], tls: { secret: 'A b' } } },
      },
      '.qa.ingress.tls.secret: expected the name of a Secret, got something else; write the name that the Secret has',
    ],
    [
      'an internal load balancer of Google that comes from nowhere',
      {
        qa: { kubernetes, ingress: { controller: 'gce', className: 'gce-internal', tls: { issuer: 'ca' } } },
      },
      '.qa.ingress.sources: expected addresses of an internal load balancer, got nothing; name the proxy-only subnet, 130.211.0.0/22 and 35.191.0.0/16',
    ],
    [
      'a certificate that Google does not manage',
      {
        qa: {
          kubernetes,
          ingress: {
            controller: 'gce',
            className: 'gce-internal',
            sources: ['10.0.0.0/8'],
            tls: { managed: true },
          },
        },
      },
      '.qa.ingress.tls: expected a certificate for an internal load balancer, got {"managed":true}; name a secret or an issuer: Google manages certificates of external ones only',
    ],
    [
      'an address that Google cannot know',
      { qa: { kubernetes, ingress: { controller: 'gce', staticIp: '203.0.113.7' } } },
      ".qa.ingress.staticIp: expected a name of lower-case letters, digits and '-', got '203.0.113.7'; write the name that Google knows",
    ],
    [
      'a policy that an internal load balancer does not know',
      {
        qa: {
          kubernetes,
          ingress: {
            controller: 'gce',
            className: 'gce-internal',
            sources: ['10.0.0.0/8'],
            securityPolicy: 'office',
          },
        },
      },
      ".qa.ingress.securityPolicy: expected none for gce-internal, which knows no such policy, got 'office'; leave it out",
    ],
    [
      'a DNS cache that has no address',
      { qa: { kubernetes, nodeLocalDns: 'node-local' } },
      ".qa.nodeLocalDns: expected an address, got 'node-local'; write it as '169.254.20.10'",
    ],
    [
      'defaults without a pod',
      { qa: { kubernetes, defaults: { replicas: 0 } } },
      '.qa.defaults.replicas: expected a whole number, 1 or more, got 0; use a whole number in that range',
    ],
    [
      'a quota of CPU limits, which would keep every pod out',
      { qa: { kubernetes, quota: { 'limits.cpu': 8 } } },
      ".qa.quota.limits.cpu: expected no quota of CPU limits, which containers do not have, got 8; write 'requests.cpu', or set limits.maxCpu: it becomes the limit of every container",
    ],
    [
      'a quota that is no amount',
      { qa: { kubernetes, quota: { 'requests.memory': '64GB' } } },
      ".qa.quota.requests.memory: expected a number, or an amount such as '64Gi', got '64GB'; correct the amount",
    ],
    [
      'a kind without its group',
      { qa: { kubernetes, clusterScoped: ['clusterissuers'] } },
      ".qa.clusterScoped.0: expected a kind and its group, got 'clusterissuers'; write it as 'ClusterIssuer.cert-manager.io'",
    ],
    [
      'a kind that clusters know without its group',
      { qa: { kubernetes, customKinds: ['SopsSecret'] } },
      ".qa.customKinds.0: expected a kind and its group, got 'SopsSecret'; write it as 'ClusterIssuer.cert-manager.io'",
    ],
  ] satisfies [string, Environments, string][])('%s', (_, environments, message) => {
    expect(refusals(environments)).toEqual([`platform.environments${message}`]);
  });

  test.each<[string, NonNullable<EnvironmentProps<string>['ingress']>]>([
    [
      'nginx',
      {
        controller: 'nginx',
        sources: ['10.0.0.0/8'],
        className: 'modsec',
        allowedFrom: ['203.0.113.0/24'],
        tls: { issuer: 'letsencrypt' },
        responseHeaders: ['X-Robots-Tag'],
      },
    ],
    ['gce, whose addresses are known', { controller: 'gce', staticIp: 'web', sslPolicy: 'modern' }],
    [
      'gce-internal',
      {
        controller: 'gce',
        className: 'gce-internal',
        sources: ['10.0.0.0/23'],
        tls: { secret: 'wildcard-tls' },
      },
    ],
    ['alb', { controller: 'alb', sources: ['10.0.0.0/8'], className: 'alb-public', tls: { arn: ARN } }],
  ])('nothing of an ingress by %s', (_, ingress) => {
    expect(refusals({ qa: { kubernetes, ingress } })).toEqual([]);
  });

  test('no quota of CPU limits where each container gets one', () => {
    const qa = { kubernetes, quota: { 'limits.cpu': 8 }, limits: { maxCpu: '2' } } as const;
    expect(refusals({ qa })).toEqual([]);
  });

  test('nothing of a platform of production and staging', () => {
    expect(refusals({ production: { kubernetes }, staging: { kubernetes, follows: 'production' } })).toEqual(
      [],
    );
  });
});

describe('a cluster that goes away', () => {
  const retired = 'everything is in one region again';
  const away = (reason: unknown) => ({ retired: reason as string }); // JavaScript may write anything

  test('is none of the clusters, and the first that stays is primary', () => {
    const clusters = { 'qa-1': { retired }, 'qa-2': {}, 'qa-3': {} };
    const platform = define({ qa: { kubernetes, clusters } });
    expect(platform.findings).toEqual([]);
    expect(platform.retired).toEqual(['qa-1']);
    expect(platform.clusters.map(({ cluster: { name, primary } }) => [name, primary])).toEqual([
      ['qa-2', true],
      ['qa-3', false],
    ]);
  });

  test('may be the last one of its environment', () => {
    const platform = define({
      production: { kubernetes },
      qa: { kubernetes, clusters: { qa: { retired } } },
    });
    expect(platform.findings).toEqual([]);
    expect(platform.clusters.map(({ cluster }) => cluster.name)).toEqual(['production']);
  });

  test('is not the last one of the platform', () => {
    expect(refusals({ qa: { kubernetes, clusters: { qa: { retired } } } })).toEqual([
      'platform.environments: expected one cluster at least that stays, got none; take retired away from one',
    ]);
  });

  test('is one mistake where a window names the last one', () => {
    const windows = [
      { schedule: '0 18 * * fri', duration: '2d', clusters: ['qa'], reason: 'weekend' },
    ] as const;
    const { findings } = definePlatform({
      apps: '/nowhere/apps',
      environments: { qa: { kubernetes, clusters: { qa: { retired } } } },
      argo: { repository: 'https://git.example.com/example/deploy.git', windows },
    });
    expect(findings.map(({ path }) => path)).toEqual(['platform.environments']);
  });

  test.each([[''], [' '], [null], [5], [true], [{}]])('has a reason, and stays without one: %j', (reason) => {
    const platform = define({ qa: { kubernetes, clusters: { qa: away(reason) } } });
    expect(platform.findings.map(line)).toEqual([
      expect.stringMatching(
        /^platform\.environments\.qa\.clusters\.qa\.retired: expected why it goes away, got /,
      ),
    ]);
    expect(platform.clusters.map(({ cluster }) => cluster.name)).toEqual(['qa']);
  });
});

describe('a name that no platform knows', () => {
  const environments = { qa: { kubernetes } };

  test.each([
    ['argoo', "did you mean 'argo'?"],
    ['owners', 'remove it'],
  ])('is refused: %s', (key, fix) => {
    const props = { apps: '/nowhere/apps', environments, [key]: {} };
    expect(definePlatform(props).findings.map(line)).toEqual([
      `platform.${key}: expected one of apps, environments, argo, teams, rules, customResources, got '${key}'; ${fix}`,
    ]);
  });
});

describe('a name that no environment knows', () => {
  const mysql = { cidrs: ['10.0.0.0/16'], ports: [3306] };

  test.each([
    ['domian', { domian: 'example.com' }, 'qa.domian', 'domain'],
    [
      'a limit of connections',
      { endpoints: { mysql: { ...mysql, maxConections: 9 } } },
      'qa.endpoints.mysql.maxConections',
      'maxConnections',
    ],
    ['a limit of memory', { limits: { maxMemry: '1Gi' } }, 'qa.limits.maxMemry', 'maxMemory'],
    ['replicas', { defaults: { replica: 3 } }, 'qa.defaults.replica', 'replicas'],
    ['the region of a cluster', { clusters: { qa: { regoin: 'a' } } }, 'qa.clusters.qa.regoin', 'region'],
  ])('is refused: %s', (_, props, place, meant) => {
    const environments: { qa: object } = { qa: { kubernetes, ...props } };
    // a chart in JavaScript is not type-checked
    const { findings } = definePlatform({ apps: '/nowhere/apps', environments } as never);
    expect(findings.map(line)).toEqual([
      expect.stringMatching(
        new RegExp(`^platform\\.environments\\.${place.replaceAll('.', '\\.')}: .*did you mean '${meant}'`),
      ),
    ]);
  });
});

describe('environments that nobody type-checked', () => {
  test.each([
    ['', null],
    ['', 'production'],
    ['', undefined],
    ['.qa', { qa: null, production: { kubernetes } }],
    ['.qa', { qa: '1.34' }],
    ['.qa.clusters', { qa: { kubernetes, clusters: null } }],
    ['.qa.clusters', { qa: { kubernetes, clusters: ['qa'] } }],
    ['.qa.clusters.qa', { qa: { kubernetes, clusters: { qa: null, 'qa-2': {} } } }],
  ])('are refused at%s where they are none, once: %j', (place, environments) => {
    const { findings } = define(environments as unknown as Environments);
    expect(findings.map(({ path }) => path)).toEqual([`platform.environments${place}`]);
  });

  test('are not missing where they are misspelt', () => {
    const props = { apps: '/nowhere/apps', enviroments: { qa: { kubernetes } } };
    const { findings } = definePlatform(props as unknown as Parameters<typeof definePlatform>[0]);
    expect(findings.map(({ path }) => path)).toEqual(['platform.enviroments']);
  });
});
