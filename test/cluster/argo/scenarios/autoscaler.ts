import { expect } from '@jest/globals';
import type { Scenario } from '../scenario';
import { serviceIn } from '../service';
import { RAILS } from '../sources';

const FIXED = 'replicas: 4';
const PREPARED = "replicas: 4, autoscaling: 'prepared'";
const SCALED = 'autoscaling: { min: 2, max: 6 }';

export const autoscaler: Scenario = {
  law: 'a service that runs gets an autoscaler in two commits and loses it again, with never fewer pods than before',
  services: { scaled: RAILS.replace('replicas: 3', FIXED) },
  show: async (world) => {
    const service = serviceIn(world, 'scaled');
    const { autoscalers } = world.happened;
    const replicas = () => world.happened.deployments.now('scaled')[0]?.spec?.replicas;
    await service.arrives('v1');
    const from = await world.instant();

    await service.edit(FIXED, PREPARED);
    await service.until('Argo CD leaves the number alone', () => service.ignores('/spec/replicas'));
    await service.edit(PREPARED, SCALED);
    await service.until('there is an autoscaler', () => autoscalers.now('scaled').length === 1);
    await service.arrives('v1');
    expect(replicas()).toBe(4);

    await service.edit(SCALED, PREPARED);
    await service.until('there is no autoscaler', () => autoscalers.now('scaled').length === 0);
    await service.edit(PREPARED, FIXED);
    await service.until('the number is fixed', () => !service.ignores('/spec/replicas'));
    await service.arrives('v1');
    expect(replicas()).toBe(4);
    expect(service.fewestServing(from)).toBe(4);
    expect(service.mostAsked(from)).toBe(4);
  },
};
