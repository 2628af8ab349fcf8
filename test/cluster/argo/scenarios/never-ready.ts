import { expect } from '@jest/globals';
import type { Scenario } from '../scenario';
import { serviceIn } from '../service';

export const neverReady: Scenario = {
  law: 'a release whose pods never become ready leaves the old ones serving and the Application Degraded, kube wait says why and fails, and a rollback heals',
  services: {
    unready: `rails = new RailsService(this, 'rails', { web: { replicas: 3, minReady: '1s', progressDeadline: '15s' } });`,
  },
  show: async (world) => {
    const service = serviceIn(world, 'unready');
    await service.arrives('v1');
    const from = await world.instant();
    await service.release('broken');
    const waited = await service.wait();
    expect(waited.exitCode).toBe(1);
    expect(waited.out + waited.err).toMatch(/CrashLoopBackOff/);
    // kube looks at the pods themselves and may know before Argo CD
    await service.until('it is Degraded', () => service.state()?.status?.health?.status === 'Degraded');
    expect(service.serving('v1')).toBe(3);
    expect(service.serving('broken')).toBe(0);

    await service.rollback('v1');
    await service.arrives('v1', 300);
    expect(service.fewestServing(from)).toBe(3);
  },
};
