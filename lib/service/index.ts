export type { AdapterName } from './adapters';
export type { RailsCronProps } from './rails-cron';
export type { RailsServiceProps } from './rails-plan';
export { RailsService } from './rails-service';
export {
  type NamespaceProps,
  ServiceChart,
  type ServiceChartProps,
  type ServicePlace,
} from './service-chart';
export type { WebProps } from './web-plan';
export type { WorkerProps } from './worker-plan';
