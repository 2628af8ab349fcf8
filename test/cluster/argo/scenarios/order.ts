import { expect } from '@jest/globals';
import type { History, Live } from '../history';
import type { Scenario } from '../scenario';
import { serviceIn } from '../service';
import { RAILS } from '../sources';

/** When objects of a kind were made. */
const made = (history: History<Live>, namespace: string): readonly number[] => {
  const known = new Set<string>();
  return history.events(namespace).flatMap(({ at, object }) => {
    if (known.has(object.metadata.uid)) return [];
    known.add(object.metadata.uid);
    return [at];
  });
};

export const order: Scenario = {
  law: 'config and secrets are there before the migration, it has completed before the first pod is made, and the Ingress comes last',
  services: { ordered: RAILS },
  show: async (world) => {
    const { configMaps, secrets, externalSecrets, deployments, ingresses, jobs } = world.happened;
    const service = serviceIn(world, 'ordered');
    await service.arrives('v1');
    const [migration] = service.migrations();
    const all = (...histories: readonly History<Live>[]) => histories.flatMap((one) => made(one, 'ordered'));

    // kube-root-ca.crt is made by Kubernetes, whenever it likes
    const config = configMaps
      .events('ordered')
      .filter(({ object }) => object.metadata.name.startsWith('ordered-'))
      .map(({ at }) => at);
    const needed = [...config, ...all(secrets, externalSecrets)];
    expect(needed.length).toBeGreaterThanOrEqual(3);
    expect(Math.max(...needed)).toBeLessThan(migration?.made ?? 0);
    expect(migration?.ended).toBeLessThan(service.firstMade('v1') ?? 0);
    expect(all(ingresses)).toHaveLength(1);
    expect(Math.max(...all(deployments))).toBeLessThan(Math.min(...all(ingresses)));

    // the same by the clock of the API server, which has whole seconds
    const completed = Date.parse(jobs.now('ordered')[0]?.status?.completionTime ?? '');
    const [pod] = world.happened.pods
      .now('ordered')
      .filter(({ metadata }) => metadata.name.includes('-web-'));
    expect(completed).toBeLessThanOrEqual(Date.parse(pod?.metadata.creationTimestamp ?? ''));
  },
};
