import { type BoundChartClass, definePlatform } from '../../../lib';

const platform = definePlatform({
  apps: `${__dirname}/..`,
  environments: {
    production: { domain: 'example.com', ...everywhere() },
    qa: { domain: 'qa.example.com', ...everywhere() },
    sandbox: { domain: 'sandbox.example.com', ...everywhere() },
  },
});

function everywhere() {
  return {
    kubernetes: '1.34',
    registry: 'chatwoot',
    ingress: { controller: 'alb', sources: ['10.0.0.0/16'], allowedFrom: ['203.0.113.0/24'] },
    endpoints: { data: { cidrs: ['10.1.0.0/16'], ports: [5432, 6379] } },
  } as const;
}

const BoundChart: BoundChartClass<(typeof platform.environments)[number]> = platform.ServiceChart;

export abstract class ServiceChart extends BoundChart {}
