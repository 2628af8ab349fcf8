import { describe } from '@jest/globals';
import { describePublished } from '../custom-definitions';
import { kubectl } from '../kubectl';

/** Describes what needs a cluster with an Argo CD and published definitions; else it is skipped, and says so. */
export function describeArgo(title: string, tests: () => void): void {
  const isThere =
    process.env.KUBECONFIG === undefined || kubectl(['get', 'crd', 'applications.argoproj.io']).status === 0;
  if (isThere) {
    describePublished(title, tests);
    return;
  }
  process.stderr.write(`skipped, for the cluster has no Argo CD: ${title}\n`);
  describe.skip(title, tests);
}
