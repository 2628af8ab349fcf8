import { type BoundChartClass, definePlatform } from '../lib';

/** Every environment of this company, and what its clusters offer. The platform team's file. */
const platform = definePlatform({
  apps: __dirname,
  environments: {
    production: {
      clusters: {
        production: { region: 'ap-northeast-1' },
        'production-osaka': {
          region: 'ap-northeast-3',
          ingress: {
            controller: 'alb',
            sources: ['10.30.0.0/16'],
            certificateArn:
              'arn:aws:acm:ap-northeast-3:111122223333:certificate/33333333-4444-5555-6666-777777777777',
          },
        },
      },
      domain: 'example.com',
      ingress: {
        controller: 'alb',
        sources: ['10.10.0.0/16'],
        certificateArn:
          'arn:aws:acm:ap-northeast-1:111122223333:certificate/11111111-2222-3333-4444-555555555555',
      },
      endpoints: {
        mysql: { cidrs: ['10.20.0.0/16'], ports: [3306], maxConnections: 2000 },
        redis: { cidrs: ['10.20.0.0/16'], ports: [6379] },
      },
      ingresses: {
        nginx: { controller: 'nginx', sources: ['10.11.0.0/16'], tls: { issuer: 'letsencrypt' } },
      },
      ...onAws(),
    },
    qa: {
      follows: 'production',
      domain: 'qa.example.com',
      ingress: { controller: 'alb', sources: ['10.110.0.0/16'], allowedFrom: ['203.0.113.0/24'] },
      endpoints: {
        mysql: { cidrs: ['10.120.0.0/16'], ports: [3306], maxConnections: 600 },
        redis: { cidrs: ['10.120.0.0/16'], ports: [6379] },
      },
      ingresses: {
        nginx: {
          controller: 'nginx',
          sources: ['10.111.0.0/16'],
          allowedFrom: ['203.0.113.0/24'],
          tls: { issuer: 'letsencrypt' },
        },
      },
      ...onAws(),
    },
    sandbox: {
      domain: 'sandbox.example.com',
      ingress: {
        controller: 'gateway',
        sources: ['10.210.0.0/16'],
        gateway: { name: 'public', namespace: 'gateways' },
      },
      endpoints: {
        mysql: { cidrs: ['10.220.0.0/16'], ports: [3306], maxConnections: 400 },
        redis: { cidrs: ['10.220.0.0/16'], ports: [6379] },
      },
      ingresses: {
        nginx: {
          controller: 'nginx',
          sources: ['10.211.0.0/16'],
          allowedFrom: ['203.0.113.0/24'],
          tls: { issuer: 'letsencrypt' },
        },
      },
      quota: { 'requests.memory': '64Gi', pods: 100 },
      limits: { maxMemory: '8Gi' },
      ...onAws(),
    },
  },
  argo: {
    repository: 'https://git.example.com/example/deploy.git',
    url: 'https://argocd.example.com',
    slack: { channel: '#deploys' },
  },
  teams: {
    shop: { services: ['yashima', 'matsuri'], channel: '#shop' },
    time: { services: ['himekuri', 'tokei'] },
  },
});

/** What every cluster has, for all of them are made alike. */
function onAws() {
  return {
    kubernetes: '1.34',
    registry: 'registry.example.com',
    timeZone: 'Asia/Tokyo',
    nodeLocalDns: '169.254.20.10',
    // EKS Pod Identity: https://docs.aws.amazon.com/eks/latest/userguide/pod-id-how-it-works.html
    cloudIdentity: { cidrs: ['169.254.170.23/32'], ports: [80] },
    monitoring: { namespace: 'monitoring' },
    defaults: { memory: '768Mi' },
  } as const;
}

/** The name of an environment: what `pick` and `render` ask for. */
export type EnvironmentName = (typeof platform.environments)[number];

const BoundChart: BoundChartClass<EnvironmentName> = platform.ServiceChart;

/** What every service's chart extends. */
export abstract class ServiceChart extends BoundChart {}
