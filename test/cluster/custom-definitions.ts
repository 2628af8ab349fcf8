import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from '@jest/globals';
import { describeCluster, kubectl, kubectlOk } from './kubectl';

/** Where the definitions that projects publish lie beside the checkout. */
export const PUBLISHED = join(__dirname, '../../../shared/crds');

/** Describes what needs a cluster and published definitions; without one of the two it is skipped, and says so. */
export function describePublished(title: string, tests: () => void): void {
  if (existsSync(PUBLISHED)) {
    describeCluster(title, tests);
    return;
  }
  process.stderr.write(`skipped, for ../shared/crds is not beside the checkout: ${title}\n`);
  describe.skip(title, tests);
}

/** Teaches the API server published definitions, in place of compact ones; returns those that are new to it. */
export function teach(definitions: readonly string[]): readonly string[] {
  const files = definitions.map((name) => join(PUBLISHED, `${name}.yaml`));
  const added = files.filter((file) => kubectl(['get', '-f', file]).status !== 0);
  for (const file of files) kubectlOk(['apply', '--server-side', '--force-conflicts', '-f', file]);
  for (const file of files) kubectlOk(['wait', '--for=condition=Established', '--timeout=60s', '-f', file]);
  return added;
}

/** Takes from the API server what it was taught. */
export function forget(files: readonly string[]): void {
  for (const file of files) kubectl(['delete', '--ignore-not-found', '-f', file]);
}
