import { type Environment, isKubernetesVersion, NOWHERE } from '../../kernel';
import type { Platform } from '../../platform';
import { openFleet } from '../fleet';
import { misuse } from '../misuse';
import { clustersFor } from '../selection';
import type { Session } from '../session';

export interface WhereTo {
  readonly environment?: string;
  readonly kubernetes?: string;
  readonly apps?: string;
}

/** What objects of a file are to be judged for. */
export interface Destination {
  readonly environment: Environment;
  /** Whose rules they are held to; undefined where no environment was named. */
  readonly platform: Platform | undefined;
}

/** An environment of the platform, or none but a version. */
export function destinationFor(
  { directory }: Session,
  { environment, kubernetes, apps }: WhereTo,
): Destination {
  const platform = environment === undefined ? undefined : platformOf(directory, apps);
  const [known = NOWHERE] =
    platform === undefined || environment === undefined ? [] : clustersFor(platform, environment);
  if (kubernetes === undefined) return { environment: known, platform };
  if (isKubernetesVersion(kubernetes)) return { environment: { ...known, kubernetes }, platform };
  return misuse(
    'kube check --kubernetes',
    "a version such as '1.34'",
    'another text',
    'write major and minor',
  );
}

/** The platform of the first chart that can be loaded. */
export const platformOf = (directory: string, apps: string | undefined): Platform | undefined =>
  openFleet(directory, apps).services.find(({ chart }) => chart !== undefined)?.chart?.platform;
