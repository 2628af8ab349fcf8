import { expect } from '@jest/globals';
import type { Scenario } from '../scenario';
import { serviceIn } from '../service';
import { RAILS } from '../sources';

/**
 * Argo CD compares a commit that it meets while a sync runs, and takes it along afterwards as a repair of drift, which
 * runs no hooks: without `kube` its pods wait for their migration until somebody starts a sync.
 */
export const followingRelease: Scenario = {
  law: 'a release that follows another while that is synced migrates before it serves, whether kube deploy pushed it or Git alone and kube wait looked after it',
  services: { following: RAILS, chased: RAILS },
  show: async (world) => {
    const byGit = serviceIn(world, 'following');
    const byKube = serviceIn(world, 'chased');
    await byGit.arrives('v1');
    await byKube.arrives('v1');
    const from = await world.instant();

    await byGit.release('v2');
    await byGit.release('v3');
    expect(await byGit.wait()).toMatchObject({ exitCode: 0 });
    await byKube.deploy('v2');
    await byKube.deploy('v3');
    expect(await byKube.wait()).toMatchObject({ exitCode: 0 });

    for (const service of [byGit, byKube]) {
      expect(service.runs('v3')).toBe(true);
      const migration = service.migrations(from).find(({ tag, succeeded }) => tag === 'v3' && succeeded);
      expect(migration?.ended).toBeLessThan(service.firstServing('v3') ?? 0);
      expect(service.fewestServing(from)).toBe(3);
    }
  },
};
