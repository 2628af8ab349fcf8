import { join } from 'node:path';
import type { Construct } from 'constructs';
import { readRelease, releasePath } from '../gitops';
import {
  type Environment,
  environmentAround,
  type Image,
  InvalidProps,
  imageAround,
  inspect,
  kebabCase,
  planFor,
} from '../kernel';
import { ServiceChart, type ServiceChartSettings } from '../service';
import type { Platform } from './platform';
import { planPlatform } from './platform-plan';
import type { PlatformProps } from './platform-props';
import { releaseNames } from './release-names';

/** The chart of a platform's service: it knows the environments by name, and its own place by itself. */
export interface BoundChart<E extends string> extends ServiceChart<E> {}

/**
 * Extended once by a platform, and then by the class of each service. What differs between environments is
 * picked: `super(scope, (pick) => ({ namespace: { name: pick({ … }) } }))`.
 */
export interface BoundChartClass<E extends string> {
  new (scope: Construct, settings?: ServiceChartSettings<E>): BoundChart<E>;
  readonly platform: Platform<E>;
}

export interface DefinedPlatform<E extends string> extends Platform<E> {
  readonly ServiceChart: BoundChartClass<E>;
}

/**
 * Says once what the company's environments and clusters are. A chart class's name in kebab case is the
 * service's name, the name of its folder under apps and of its namespace.
 */
export function definePlatform<const E extends string>(props: PlatformProps<E>): DefinedPlatform<E> {
  const { value: platform, findings } = inspect('platform', (path) => planPlatform(props, path));
  return bind({ ...platform, findings });
}

function bind<E extends string>(platform: Platform<E>): DefinedPlatform<E> {
  class PlatformChart extends ServiceChart<E> {
    static readonly platform = platform;

    constructor(scope: Construct, settings: ServiceChartSettings<E> = {}) {
      const service = kebabCase(new.target.name);
      const environment = environmentOf(scope, new.target.name);
      const image = releaseOf(scope, platform, service, environment);
      super(scope, { service, environment, image, folder: join(platform.apps, service) }, settings);
    }
  }
  return { ...platform, ServiceChart: PlatformChart };
}

/** A chart that nobody renders has no values to pick, so this one throws. */
function environmentOf(scope: Construct, chart: string): Environment {
  const environment = environmentAround(scope);
  if (environment !== undefined) return environment;
  const { findings } = inspect(kebabCase(chart), (path) =>
    path.refuse(
      'a cluster to be rendered for',
      undefined,
      `use synth, or render(${chart}, 'production') in a test`,
    ),
  );
  throw new InvalidProps(findings);
}

/** The release of this service and cluster, unless a test says what runs. */
function releaseOf(scope: Construct, platform: Platform, service: string, environment: Environment): Image {
  const { apps } = platform;
  const read = () =>
    planFor(
      scope,
      (path) => readRelease(apps, service, environment, releaseNames(platform), path),
      releasePath(apps, service),
    );
  return imageAround(scope) ?? read();
}
