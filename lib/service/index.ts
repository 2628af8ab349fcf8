export type { AdapterName } from './adapters';
export type { RailsCronProps } from './rails-cron';
export type { RailsServiceProps } from './rails-plan';
export { RailsService } from './rails-service';
export { ServiceChart } from './service-chart';
export type { NamespaceProps, ServiceChartProps, ServicePlace } from './service-chart-props';
export type { WebProps } from './web-plan';
export type { WorkerProps } from './worker-plan';
