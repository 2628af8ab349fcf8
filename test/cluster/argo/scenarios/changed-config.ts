import { expect } from '@jest/globals';
import type { Scenario } from '../scenario';
import { serviceIn } from '../service';
import { RAILS } from '../sources';

export const changedConfig: Scenario = {
  law: 'a changed value rolls the pods, and the ConfigMap that held the old one goes after the rollout only',
  services: { configured: RAILS },
  show: async (world) => {
    const service = serviceIn(world, 'configured');
    const { configMaps, deployments } = world.happened;
    const maps = () => configMaps.now('configured').filter(({ data }) => data?.GREETING !== undefined);
    await service.arrives('v1');
    const [old] = maps();
    const from = await world.instant();

    await service.edit("GREETING: 'hello'", "GREETING: 'good morning'");
    await service.until(
      'the old ConfigMap is gone',
      () => !maps().some(({ metadata }) => metadata.uid === old?.metadata.uid),
    );
    await service.arrives('v1');

    expect(maps().map(({ data }) => data?.GREETING)).toEqual(['good morning']);
    const gone = configMaps
      .events('configured', from)
      .find(({ gone, object }) => gone && object.metadata.uid === old?.metadata.uid);
    const [, ...states] = deployments.states('configured', from);
    const then = deployments.events('configured', from).findLastIndex(({ at }) => at < (gone?.at ?? 0));
    expect(states[then]?.[0]?.status).toMatchObject({
      replicas: 3,
      updatedReplicas: 3,
      availableReplicas: 3,
    });
    expect(states[then]?.[0]?.status?.observedGeneration).toBe(2);
    expect(service.fewestServing(from)).toBe(3);
  },
};
