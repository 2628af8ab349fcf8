import type { Environment, Path } from '../kernel';
import type { ServiceChartProps, ServicePlace } from './service-chart-props';

/** The place as a chart sees it that names another of the platform's ingress controllers. */
export const placeFor = (place: ServicePlace, { ingress }: ServiceChartProps, path: Path): ServicePlace => ({
  ...place,
  environment: withIngress(place.environment, ingress, path),
});

function withIngress(environment: Environment, name: string | undefined, path: Path): Environment {
  if (name === undefined) return environment;
  const { ingresses = {} } = environment;
  const ingress = Object.hasOwn(ingresses, name) ? ingresses[name] : undefined;
  if (ingress !== undefined) return { ...environment, ingress };
  const names = Object.keys(ingresses);
  const expected = names.length === 0 ? 'none: the platform has one ingress' : `one of ${names.join(', ')}`;
  path.refuse(expected, name, 'correct it, or name it among the ingresses of every environment');
  return environment;
}
