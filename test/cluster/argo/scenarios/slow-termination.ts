import { expect } from '@jest/globals';
import type { Deployment } from '../kinds';
import type { Scenario } from '../scenario';
import { pause, serviceIn } from '../service';
import { RAILS } from '../sources';

const HELD = `
held = this.rails.web?.deployment.addJsonPatch(
  JsonPatch.add('/spec/template/metadata/finalizers', ['example.com/held']),
);
`;

export const slowTermination: Scenario = {
  law: 'with pods that take 30 seconds to leave a rollout still has all replicas and asks for a tenth more at most; a quota counts the leaving ones, and twice the replicas, that tenth and the migration fit into it',
  services: { slow: RAILS + HELD },
  show: async (world) => {
    const service = serviceIn(world, 'slow');
    await service.arrives('v1');
    const quotas = service.path('api/v1', 'resourcequotas', '').replace(/\/$/, '');
    await world.api.create(quotas, { metadata: { name: 'tight' }, spec: { hard: { pods: '8' } } });
    const from = await world.instant();
    const release = letGoAfter(world, 'slow', 30);
    try {
      await service.release('v2');
      await service.arrives('v2', 400);
    } finally {
      await release();
    }
    expect(service.fewestServing(from)).toBe(3);
    expect(service.mostAsked(from)).toBe(4);
    expect(service.mostPods(from)).toBeGreaterThan(4);
    expect(service.mostPods(from)).toBeLessThanOrEqual(7);
    expect(world.happened.deployments.events('slow', from).filter(({ object }) => isRefused(object))).toEqual(
      [],
    );
  },
};

/** Whether the API server refused it a pod. */
const isRefused = ({ status }: Deployment): boolean =>
  status?.conditions?.some(({ type, status: is }) => type === 'ReplicaFailure' && is === 'True') ?? false;

/** Takes the finalizer from each pod so many seconds after it was told to leave; ends with all of them free. */
function letGoAfter(world: Parameters<Scenario['show']>[0], namespace: string, seconds: number) {
  const asked = new Set<string>();
  let ended = false;
  const free = async (name: string) => {
    await pause(seconds);
    await world.api
      .patch(`/api/v1/namespaces/${namespace}/pods/${name}`, { metadata: { finalizers: null } })
      .catch(() => undefined); // it may be gone
  };
  const watching = (async () => {
    const going: Promise<void>[] = [];
    while (!ended) {
      for (const { metadata } of world.happened.pods.now(namespace)) {
        if (metadata.deletionTimestamp === undefined || asked.has(metadata.uid)) continue;
        asked.add(metadata.uid);
        going.push(free(metadata.name));
      }
      await pause(0.2);
    }
    await Promise.all(going);
  })();
  return async () => {
    ended = true;
    await watching;
  };
}
