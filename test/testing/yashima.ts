import { type BoundChartClass, definePlatform, MigrationJob, RailsService } from '../../lib';
import { type RenderOptions, render } from '../../lib/testing';

const platform = definePlatform({
  apps: __dirname,
  environments: {
    production: {
      kubernetes: '1.34',
      clusters: { production: {}, 'production-osaka': {} },
      registry: 'registry.example.com',
      domain: 'example.com',
    },
    qa: { kubernetes: '1.34', registry: 'registry.example.com', domain: 'qa.example.com' },
  },
});

const BoundChart: BoundChartClass<'production' | 'qa'> = platform.ServiceChart;

export class Yashima extends BoundChart {
  rails = new RailsService(this, 'rails', {
    web: { replicas: this.pick({ production: 6, qa: 2 }) },
    workers: { sidekiq: { adapter: 'sidekiq' } },
    env: { clear: { LOG_LEVEL: 'info' }, secret: ['DATABASE_URL'] },
  });
  migration = new MigrationJob(this, 'migration', { service: this.rails });
}

export const IMAGE = 'registry.example.com/yashima:4f2a9c1';

export const yashima = (environment: 'production' | 'qa' = 'production', options: RenderOptions = {}) =>
  render(Yashima, environment, { image: IMAGE, ...options });
