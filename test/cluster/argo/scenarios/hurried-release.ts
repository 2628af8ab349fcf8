import { expect } from '@jest/globals';
import type { Scenario } from '../scenario';
import { serviceIn } from '../service';
import { RAILS } from '../sources';

export const hurriedRelease: Scenario = {
  law: 'a good release that kube deploy pushes while a failing sync runs heals within two minutes',
  services: { hurried: RAILS },
  show: async (world) => {
    const service = serviceIn(world, 'hurried');
    await service.arrives('v1');
    const from = await world.instant();
    const broken = () => service.migrations(from).filter(({ tag }) => tag === 'broken');
    await service.release('broken');
    await service.until('the failing sync runs', () => broken().some(({ ended }) => ended !== undefined));
    expect(service.state()?.status?.operationState?.phase).toBe('Running');

    const before = Date.now();
    await service.deploy('v2');
    expect(await service.wait('2m')).toMatchObject({ exitCode: 0 });
    expect(service.runs('v2')).toBe(true);
    expect(Date.now() - before).toBeLessThan(120_000);
    expect(broken().length).toBeLessThanOrEqual(3);
    expect(service.firstMade('broken')).toBeUndefined();
    expect(service.fewestServing(from)).toBe(3);
  },
};
