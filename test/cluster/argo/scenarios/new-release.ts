import { expect } from '@jest/globals';
import type { Scenario } from '../scenario';
import { serviceIn } from '../service';
import { RAILS } from '../sources';

export const newRelease: Scenario = {
  law: 'a new release migrates in a fresh Job and then rolls out, with never fewer pods available than replicas, nor more asked for than a tenth beyond',
  services: { released: RAILS.replace('replicas: 3', 'replicas: 11') },
  show: async (world) => {
    const service = serviceIn(world, 'released');
    await service.arrives('v1');
    const from = await world.instant();
    await service.release('v2');
    await service.arrives('v2', 400);

    const [first, second, ...more] = service.migrations();
    expect([first?.tag, second?.tag, more]).toEqual(['v1', 'v2', []]);
    expect(second?.uid).not.toBe(first?.uid);
    expect(second?.ended).toBeLessThan(service.firstMade('v2') ?? 0);
    expect(service.fewestServing(from)).toBe(11);
    expect(service.fewestAvailable(from)).toBe(11);
    expect(service.mostAsked(from)).toBe(13);
  },
};
