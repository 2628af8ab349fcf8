import { expect } from '@jest/globals';
import type { Scenario } from '../scenario';
import { pause, serviceIn } from '../service';
import { RAILS } from '../sources';

export const firstInstall: Scenario = {
  law: 'while the ExternalSecret of a first install is not ready the migration waits, and when it is everything goes on',
  services: { installed: RAILS },
  without: ['installed'],
  show: async (world) => {
    const service = serviceIn(world, 'installed');
    const { externalSecrets, secrets } = world.happened;
    await service.until('there is an ExternalSecret', () => externalSecrets.now('installed').length > 0);
    await pause(30);
    expect(service.migrations()).toEqual([]);
    expect(world.happened.deployments.now('installed')).toEqual([]);

    await world.operator.release('installed');
    await service.arrives('v1');
    const [migration] = service.migrations();
    const [made] = secrets.events('installed');
    expect(made?.at).toBeLessThan(migration?.made ?? 0);
    expect(service.migrations()).toHaveLength(1);
  },
};
