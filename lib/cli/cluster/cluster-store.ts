import type { ObjectReference } from '../../kernel';
import type { Audit, EnvStore, Snapshot } from '../env/store';
import { apiServer } from './api';
import { inWords, type SecretPlace } from './place';
import { readSecret, whoAsks } from './read-secret';
import { restart } from './restart';
import { perform, rehearse } from './write-secret';

/** A Secret in a cluster, and the workloads that read it. */
export interface ClusterStore extends EnvStore {
  /** Replaces the pods of Deployments, StatefulSets and DaemonSets; names those that are not there. */
  restart(workloads: readonly ObjectReference[], audit: Audit): Promise<void>;
}

const toStandardError = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

const NOTHING: Snapshot = { values: new Map(), version: undefined };

/**
 * The Secret of a place, with whatever rights the kubeconfig's context gives. Nothing is asked, nor the
 * kubeconfig read, before the first question. The API has no way to give names without values.
 * Notes go to standard error where `note` takes none.
 */
export function openClusterStore({ note = toStandardError, ...rest }: SecretPlace): ClusterStore {
  const place = { ...rest, note };
  const ask = apiServer(place.context);
  const read = async () => (await readSecret(ask, place)) ?? NOTHING;
  return {
    place: inWords(place),
    read,
    names: async () => [...(await read()).values.keys()],
    whoAmI: () => whoAsks(ask, place),
    check: async (change, base) => {
      await rehearse(ask, place, change, base, { who: 'kube env', when: new Date(), why: 'check' });
    },
    write: async (change, base, audit) =>
      perform(ask, place, await rehearse(ask, place, change, base, audit)),
    restart: (workloads, audit) => restart(ask, place, workloads, audit),
  };
}
