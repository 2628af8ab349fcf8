import { expect, test } from '@jest/globals';
import { applicationsIn } from '../../../lib/cli/argo/open-applications';
import type { Ask } from '../../../lib/cli/cluster/api';

const WINDOW = {
  kind: 'deny',
  schedule: '* * * * *',
  duration: '1h',
  description: 'inventory',
  applications: ['*'],
};

/** An Argo CD with a sync that runs until it is ended. */
function running(automated: boolean, manualSync: boolean) {
  const asked: string[] = [];
  const initiatedBy = automated ? { automated } : { username: 'kube' };
  const ask: Ask = async ({ method, url }) => {
    asked.push(method);
    if (url.includes('/appprojects/'))
      return { status: 200, body: { spec: { syncWindows: [{ ...WINDOW, manualSync }] } } };
    const metadata = { name: 'yashima-qa', resourceVersion: '1' };
    const spec = { project: 'team', destination: { name: 'qa' } };
    const status = { operationState: { phase: 'Running', operation: { initiatedBy } } };
    const operation = asked.includes('PATCH') ? undefined : {};
    return { status: 200, body: { metadata, spec, status, operation } };
  };
  return { asked, argo: applicationsIn(ask, 'argocd', 'qa') };
}

test.each([
  [true, false],
  [true, true],
  [false, false],
])('a sync (automated: %s) that a window (manualSync: %s) holds is refused at once', async (...of) => {
  const { argo, asked } = running(...of);
  await expect(argo.endSync('yashima-qa')).rejects.toThrow(
    'expected a sync that ends, got one that is held: inventory; wait for its end, or unfreeze it',
  );
  expect(asked).toEqual(['GET', 'GET']);
});

test('what somebody has begun is ended in a window that lets people sync', async () => {
  const { argo, asked } = running(false, true);
  expect(await argo.endSync('yashima-qa')).toBe(true);
  expect(asked).toContain('PATCH');
});
