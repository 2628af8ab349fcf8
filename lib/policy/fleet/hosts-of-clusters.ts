import { Words } from '../../kernel';
import { type FleetCheck, nameIn, type Objection } from '../check';
import { claimsOf } from '../claims';
import type { Placed, World } from '../world';

/**
 * Clusters of one environment stand behind one DNS name, nearest or healthy first: the same address must not be another
 * service's in the other region. In one cluster it is an error (C19).
 */
export const hostsOfClusters: FleetCheck = {
  id: 'X13',
  title: 'a host and path is the same service in every cluster of an environment',
  severity: 'warning',
  why: 'who asks gets one service or the other, depending on where the name leads',
  fix: "choose another host or path, or acknowledge('X13', 'why')",
  *run(worlds: readonly World[]): Iterable<Objection> {
    const first = new Map<string, Placed>();
    for (const { environment, objects } of worlds) {
      for (const to of environment === undefined ? [] : objects) {
        for (const { host, path, at } of claimsOf(to)) {
          const key = `${environment?.name} ${host} ${path.replace(/\/$/, '')}`;
          const other = host === '*' ? to : (first.get(key) ?? to);
          if (!first.has(key)) first.set(key, to);
          if (other.from.service === to.from.service || other.from.cluster === to.from.cluster) continue;
          const got = new Words(
            `${host}${path}, which ${nameIn(other)} of service ${other.from.service} claims in ${other.from.cluster}`,
          );
          const expected = 'a host and path that no other service claims in this environment';
          const fix = "choose another host or path, or acknowledge('X13', 'why')";
          yield { to, field: at, expected, got, fix };
        }
      }
    }
  },
};
