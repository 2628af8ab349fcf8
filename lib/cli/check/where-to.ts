import { type Environment, isKubernetesVersion, NOWHERE } from '../../kernel';
import { openFleet } from '../fleet';
import { misuse } from '../misuse';
import { clustersFor } from '../selection';
import type { Session } from '../session';

export interface WhereTo {
  readonly environment?: string;
  readonly kubernetes?: string;
  readonly apps?: string;
}

/** The environment that objects of a file are to be judged for: one of the platform, or none but a version. */
export function environmentFor(
  { directory }: Session,
  { environment, kubernetes, apps }: WhereTo,
): Environment {
  const known = environment === undefined ? NOWHERE : firstOf(directory, environment, apps);
  if (kubernetes === undefined) return known;
  if (isKubernetesVersion(kubernetes)) return { ...known, kubernetes };
  return misuse(
    'kube check --kubernetes',
    "a version such as '1.34'",
    'another text',
    'write major and minor',
  );
}

function firstOf(directory: string, name: string, apps: string | undefined): Environment {
  const { services } = openFleet(directory, apps);
  const platform = services.find(({ chart }) => chart !== undefined)?.chart?.platform;
  const [first] = platform === undefined ? [] : clustersFor(platform, name);
  return first ?? NOWHERE;
}
