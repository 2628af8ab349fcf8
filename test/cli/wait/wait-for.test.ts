import { expect, test } from '@jest/globals';
import { applicationsIn } from '../../../lib/cli/argo/open-applications';
import type { Answer, Ask } from '../../../lib/cli/cluster/api';
import type { Target } from '../../../lib/cli/wait/target';
import { waitFor } from '../../../lib/cli/wait/wait-for';
import { NOWHERE } from '../../../lib/kernel';

const TARGET: Target = {
  service: 'yashima',
  environment: { ...NOWHERE, name: 'qa', cluster: { name: 'qa', primary: true } },
  platform: { apps: 'apps', environments: ['qa'], clusters: [], findings: [] },
  commit: 'ours',
  objectsAt: () => [],
  relate: (revision) => (revision === 'ours' ? 'here' : 'before'),
  isSame: (one, other) => one === other,
  catchUp: () => {},
};

/** An Application that Argo CD has at a commit. */
const applicationAt = (revision: string): Answer => ({
  status: 200,
  body: {
    metadata: { name: 'yashima-qa' },
    status: {
      sync: { status: 'Synced', revision },
      health: { status: 'Healthy' },
      operationState: { phase: 'Succeeded', syncResult: { revision } },
    },
  },
});

/** An API server that takes no change, whose Argo CD finds the commit by itself meanwhile. */
function refusing(status: number): Ask {
  let looks = 0;
  return async ({ method, url }) => {
    if (method === 'PATCH') return { status, body: {} };
    if (!url.includes('/applications/')) return { status: 404, body: {} };
    looks += 1;
    return applicationAt(looks > 2 ? 'ours' : 'old');
  };
}

test.each([429, 503])(
  'HTTP %s for a refresh is said once and ends no wait: Argo CD looks by itself too',
  async (status) => {
    const told: string[] = [];
    const ask = refusing(status);
    const { isDone } = await waitFor(TARGET, {
      ask,
      applications: applicationsIn(ask, 'argocd', 'qa'),
      deadline: Date.now() + 60_000,
      tell: (line) => told.push(line),
      log: () => {},
    });
    expect(isDone).toBe(true);
    expect(told.filter((line) => line.includes(`HTTP ${status}`))).toHaveLength(1);
  },
  30_000,
);
