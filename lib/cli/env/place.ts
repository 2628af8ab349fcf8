import { type Environment, eachOnce, type NeededSecret, type ObjectReference } from '../../kernel';
import type { Audit, EnvStore } from './store';

/** A store, and what it can do beside reading and writing. */
export interface PlaceStore extends EnvStore {
  /** Replaces the pods of workloads, by which they read what has changed. */
  restart?(workloads: readonly ObjectReference[], audit: Audit): Promise<void>;
  /** Opens the store's own editor. */
  edit?(): Promise<void>;
}

/** Whose store is asked for. */
export interface StoreAsked {
  /** The folder of the services, absolute. */
  readonly apps: string;
  readonly service: string;
  readonly environment: Environment;
  readonly namespace: string;
  readonly secret: string;
  /** Of the Secret. @default - Opaque */
  readonly type?: string;
}

export type OpenStore = (asked: StoreAsked) => PlaceStore;

/** One Secret of a service where it is kept, and who needs it. */
export interface Place {
  readonly service: string;
  readonly secret: string;
  /** One, or all that read the same file. */
  readonly clusters: readonly [Environment, ...Environment[]];
  /** What `-e` says to mean this place and no other. */
  readonly selector: string;
  /** Undefined where no pod reads it. */
  readonly needed: NeededSecret | undefined;
  readonly store: PlaceStore;
}

/** The cluster's name; the environment's where several clusters read one file. */
export const labelOf = ({ clusters }: Place): string =>
  clusters.length === 1 ? clusters[0].cluster.name : clusters[0].name;

/** `yashima/qa/dotenv`, the path of findings. */
export const pathOf = (place: Place): string => `${place.service}/${labelOf(place)}/${place.secret}`;

export const isProduction = ({ clusters }: Place): boolean => clusters.some(({ production }) => production);

/** `Deployment/yashima-web, CronJob/yashima-expire-carts`. */
export const listed = (workloads: readonly ObjectReference[]): string =>
  workloads.map(({ kind, name }) => `${kind}/${name}`).join(', ');

/** What reads a key, each once: by its name, or with every other key. */
export function readersOf(needed: NeededSecret | undefined, key: string): readonly ObjectReference[] {
  const readers = [...(needed?.keys.get(key)?.workloads ?? []), ...(needed?.whole ?? [])];
  return eachOnce(readers);
}
