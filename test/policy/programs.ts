import { spawnSync } from 'node:child_process';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe } from '@jest/globals';

const CACHE = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');

/** Where .ci/run puts what it builds. */
export const ENVIRONMENT = {
  ...process.env,
  PATH: `${join(CACHE, 'cdk8s-rails/bin')}:${process.env.PATH}`,
};

/** Describes what needs a program; without it the tests are skipped, and say so. */
export function describeWith(program: string, title: string, tests: () => void): void {
  if (spawnSync(program, ['version'], { env: ENVIRONMENT }).error === undefined) {
    describe(title, tests);
    return;
  }
  process.stderr.write(`skipped, for there is no ${program}: ${title}\n`);
  describe.skip(title, tests);
}
