import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { openStore } from '../../lib/cli/env/open-store';
import { type Environment, NOWHERE } from '../../lib/kernel';
import { AUDIT, changeOf, describeWithSops, sopsSecret, useRepository } from './sops/repository';

describeWithSops('a SOPS file of an environment', () => {
  const repository = useRepository();

  test('gets the type that the chart names with its first value', async () => {
    const { file, folder } = repository();
    rmSync(dirname(file), { recursive: true, force: true });
    mkdirSync(dirname(file), { recursive: true });
    const environment: Environment = {
      ...NOWHERE,
      name: 'qa',
      cluster: { name: 'qa', primary: true },
      secrets: { source: 'sops' },
    };
    const asked = { apps: join(folder, 'apps'), service: 'yashima', namespace: 'yashima', secret: 'deploy' };
    const store = openStore({ ...asked, environment, type: 'kubernetes.io/ssh-auth' });
    await store.write(changeOf({ 'ssh-privatekey': 'x' }), await store.read(), AUDIT);
    const template = {
      name: 'deploy',
      type: 'kubernetes.io/ssh-auth',
      stringData: { 'ssh-privatekey': 'x' },
    };
    expect(repository().decrypt()).toEqual(sopsSecret(template));
  });
});
