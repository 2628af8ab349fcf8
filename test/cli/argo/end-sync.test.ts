import { expect, test } from '@jest/globals';
import { applicationsIn } from '../../../lib/cli/argo/open-applications';
import type { Ask } from '../../../lib/cli/cluster/api';

test('a sync that a window holds is refused at once: Argo CD does not end it before the window does', async () => {
  const asked: string[] = [];
  const window = { kind: 'deny', schedule: '* * * * *', duration: '1h', description: 'freeze: inventory' };
  const ask: Ask = async ({ method, url }) => {
    asked.push(method);
    const isProject = url.includes('/appprojects/');
    const spec = isProject
      ? { syncWindows: [{ ...window, applications: ['*'] }] }
      : { project: 'team', destination: { name: 'qa' } };
    return {
      status: 200,
      body: {
        metadata: { name: 'yashima-qa' },
        spec,
        operation: {},
        status: { operationState: { phase: 'Running' } },
      },
    };
  };
  await expect(applicationsIn(ask, 'argocd', 'qa').endSync('yashima-qa')).rejects.toThrow(
    'expected a sync that ends, got one that is held: freeze: inventory; wait for its end, or unfreeze it',
  );
  expect(asked).toEqual(['GET', 'GET']);
});
