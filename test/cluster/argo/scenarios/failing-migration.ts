import { expect } from '@jest/globals';
import type { Scenario } from '../scenario';
import { serviceIn } from '../service';
import { RAILS } from '../sources';

export const failingMigration: Scenario = {
  law: 'a migration that fails is tried three times at most, no new pod is made and all old ones serve, Slack hears of it, and the next good release heals within two minutes',
  services: { failing: RAILS },
  show: async (world) => {
    const service = serviceIn(world, 'failing');
    await service.arrives('v1');
    const from = await world.instant();
    await service.release('broken');
    await service.until(
      'the sync has failed',
      () => service.state()?.status?.operationState?.phase === 'Failed',
    );
    const told = () => world.slack.about('failing-production could not be deployed');
    await service.until('Slack has heard of it', () => told().length > 0, 120);

    const before = Date.now();
    await service.release('v2');
    await service.arrives('v2', 120);
    expect(Date.now() - before).toBeLessThan(120_000);

    const broken = service.migrations(from).filter(({ tag }) => tag === 'broken');
    expect(broken.map(({ succeeded }) => succeeded)).toEqual(broken.map(() => false));
    expect(broken.length).toBeGreaterThan(0);
    expect(broken.length).toBeLessThanOrEqual(3);
    expect(service.firstMade('broken')).toBeUndefined();
    expect(service.fewestServing(from)).toBe(3);
    expect(told().map(({ channel }) => channel)).toEqual(['#sea']);
  },
};
