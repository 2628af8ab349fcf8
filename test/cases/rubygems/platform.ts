import { type BoundChartClass, definePlatform } from '../../../lib';

const everywhere = {
  kubernetes: '1.34',
  ingress: { controller: 'alb', sources: ['10.0.0.0/16'] },
  endpoints: { data: { cidrs: ['10.1.0.0/16'], ports: [5432, 9200, 11211] } },
} as const;

const platform = definePlatform({
  apps: `${__dirname}/..`,
  environments: { production: everywhere, qa: everywhere, sandbox: everywhere },
});

const BoundChart: BoundChartClass<(typeof platform.environments)[number]> = platform.ServiceChart;

export abstract class ServiceChart extends BoundChart {}
