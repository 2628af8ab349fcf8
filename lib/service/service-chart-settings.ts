import type { Environment, Path } from '../kernel';
import type { ServiceChartProps } from './service-chart-props';

/** What has a value for each environment, and for nothing else: another name does not compile. */
export type Exactly<V, E extends string> = V & Readonly<Record<Exclude<keyof V, E>, never>>;

/** Chooses the value of one environment among those that a chart names for all of them. */
export type Picker<E extends string> = <const V extends Readonly<Record<E, unknown>>>(
  values: Exactly<V, E>,
) => V[E];

/** Props of a chart, or what makes them where they differ between environments. */
export type ServiceChartSettings<E extends string> =
  | ServiceChartProps
  | ((pick: Picker<E>, environment: Environment) => ServiceChartProps);

/** The value for an environment. Every environment must have one. */
export function pickFor<V extends Readonly<Record<E, unknown>>, E extends string>(
  name: string,
  values: V,
  path: Path,
): V[E] {
  if (!(name in values)) {
    path.at('pick').refuse(`a value for ${name}`, Object.keys(values), `write ${name}: and its value`);
  }
  return values[name as E]; // the platform only renders its own environments
}

/** The props of a chart in one environment, whose values it picks as a rule. */
export const propsFor = <E extends string>(
  settings: ServiceChartSettings<E>,
  environment: Environment,
  picks: string,
  path: Path,
): ServiceChartProps =>
  typeof settings === 'function' ? settings((values) => pickFor(picks, values, path), environment) : settings;
