import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { applicationName } from '../../gitops';
import type { Environment } from '../../kernel';
import type { Platform } from '../../platform';
import { type Fleet, openFleet, serviceIn } from '../fleet';
import { misuse, refuse } from '../misuse';
import { clustersFor } from '../selection';
import { distOf } from '../synth/dist-of';

/** What is said about whom a pause concerns. */
export interface TargetOptions {
  readonly environment: string;
  readonly all?: boolean;
  readonly apps?: string;
}

/** Whom a pause concerns. */
export interface Target {
  readonly fleet: Fleet;
  readonly platform: Platform;
  readonly environments: readonly Environment[];
  /** Undefined for every service. */
  readonly service: string | undefined;
}

/** One service or all of them, in the clusters of an environment or in one cluster. */
export function targetOf(
  command: string,
  directory: string,
  service: string | undefined,
  options: TargetOptions,
): Target {
  if ((service === undefined) !== (options.all === true)) {
    const got = service === undefined ? 'neither' : 'both';
    misuse(command, 'a service, or --all', got, 'name one service, or mean every one by --all');
  }
  const fleet = openFleet(directory, options.apps);
  const platform = platformOf(fleet, service);
  if (platform.argo === undefined) {
    const fix = 'without Argo CD nothing is synced by itself, so there is nothing to pause';
    refuse(command, 'a platform with argo', 'one without', fix);
  }
  return { fleet, platform, environments: clustersFor(platform, options.environment), service };
}

/** What is wrong with charts is no reason not to pause, as long as one of them leads to the platform. */
export function platformOf(fleet: Fleet, service: string | undefined): Platform {
  if (service !== undefined) return serviceIn(fleet, service).chart.platform;
  const charts = fleet.services.flatMap(({ chart }) => (chart === undefined ? [] : [chart]));
  const [chart] = charts;
  if (chart !== undefined) return chart.platform;
  return refuse('kube', 'a chart that can be loaded', 'none', "mend what 'kube check' says");
}

export const clustersIn = ({ environments }: Target): readonly string[] =>
  environments.map(({ cluster }) => cluster.name);

/** `yashima in production, production-osaka`, or `every service in …`. */
export const inWords = (target: Pick<Target, 'service'>, clusters: readonly string[]): string =>
  `${target.service ?? 'every service'} in ${clusters.join(', ')}`;

/** The Applications that are concerned: of services that dist has something of. */
export const applicationsOf = ({
  fleet: { apps, services },
  environments,
  service,
}: Target): readonly string[] =>
  environments.flatMap(({ cluster }) =>
    services
      .map(({ name }) => name)
      .filter((name) => service === undefined || name === service)
      .filter((name) => existsSync(join(distOf(apps), cluster.name, name)))
      .map((name) => applicationName(name, cluster.name)),
  );
