import { expect } from '@jest/globals';
import { parseAllDocuments } from 'yaml';
import type { Manifest } from '../../../../lib/kernel';
import { figuresOf, World } from '../../../../lib/policy';
import { quota } from '../../../policy/figures/workshop';
import { rendered } from '../../../policy/objects';
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
  law: 'with pods that take 30 seconds to leave a rollout still has all replicas and asks for a tenth more at most; a quota counts the leaving ones, and twice the replicas, that tenth and the migration, as kube check says, fit into it',
  services: { slow: RAILS + HELD },
  show: async (world) => {
    const service = serviceIn(world, 'slow');
    await service.arrives('v1');
    const { atOnce, peak } = figuresIn(world.deploys.read('dist/production/slow/slow.k8s.yaml'));
    expect([atOnce, peak]).toEqual([7, 8]);
    const quotas = service.path('api/v1', 'resourcequotas', '').replace(/\/$/, '');
    await world.api.create(quotas, { metadata: { name: 'tight' }, spec: { hard: { pods: String(peak) } } });
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
    expect(service.mostPods(from)).toBeLessThanOrEqual(atOnce);
    expect(world.happened.deployments.events('slow', from).filter(({ object }) => isRefused(object))).toEqual(
      [],
    );
  },
};

/** What `kube check` says of the pods that there may be at once: of the web process, and of all with the migration. */
function figuresIn(yaml: string): { readonly atOnce: number; readonly peak: number } {
  const objects: Manifest[] = parseAllDocuments(yaml).map((document) => document.toJSON());
  const limited = [...objects, { ...quota({ pods: 1 }), metadata: { name: 'tight', namespace: 'slow' } }];
  const [service] = figuresOf([new World([rendered(limited)], true)]).services;
  const web = service?.workloads.find(({ component }) => component === 'web');
  return { atOnce: web?.rollout?.atOnce ?? 0, peak: (service?.quotas[0]?.peak ?? 0) / 1000 };
}

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
