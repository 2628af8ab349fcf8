import type { Freeze } from '../../gitops';
import { InvalidProps, inspect } from '../../kernel';
import { type Platform, releaseNames } from '../../platform';
import type { Fleet } from '../fleet';

/** The pauses of a fleet; what is wrong with the file ends the command. */
export function freezesOf({ apps }: Fleet, platform: Platform): readonly Freeze[] {
  const { freezesPath, readFreezes }: typeof import('../../gitops') = require('../../gitops');
  const names = { clusters: releaseNames(platform).clusters };
  const { value, findings } = inspect(freezesPath(apps), (path) => readFreezes(apps, names, path));
  if (findings.length > 0) throw new InvalidProps(findings);
  return value;
}

/** What is still to come or goes on. */
export const notOverAt =
  (now: Date) =>
  ({ until }: Freeze): boolean =>
    new Date(until).getTime() > now.getTime();
