import type { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Platform } from '../platform';

/** A service's chart: a class that extends the ServiceChart of a platform, which it can be asked for. */
export type ChartClass<E extends string = string> = (new (
  scope: Construct,
) => Chart) & {
  readonly platform: Platform<E>;
};

/** Whether something that a file exports is such a class. */
export const isChartClass = (value: unknown): value is ChartClass =>
  typeof value === 'function' &&
  'platform' in value &&
  typeof value.platform === 'object' &&
  value.platform !== null;
