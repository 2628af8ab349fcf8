import type { Histories, Job, Pod } from './kinds';

/** Pods of a Deployment, by the component that the library writes. */
const isOf =
  (component: string) =>
  ({ metadata }: Pod): boolean =>
    metadata.labels?.['app.kubernetes.io/component'] === component;

export const isReady = ({ metadata, status }: Pod): boolean =>
  metadata.deletionTimestamp === undefined &&
  (status?.conditions?.some(({ type, status: is }) => type === 'Ready' && is === 'True') ?? false);

export const tagOf = ({ spec }: { readonly spec?: Pod['spec'] }): string =>
  spec?.containers[0]?.image?.split(':').at(-1) ?? '';

const smallest = (numbers: readonly number[]) => Math.min(...numbers);
const greatest = (numbers: readonly number[]) => Math.max(...numbers);

/** What can be read from the history of one namespace. */
export const measure = (happened: Histories, namespace: string) => ({
  /** The fewest pods at a time that served. */
  fewestServing: (from: number, component = 'web'): number =>
    smallest(
      happened.pods
        .states(namespace, from)
        .map((pods) => pods.filter(isOf(component)).filter(isReady).length),
    ),
  /** The fewest that the deployment controller called available. */
  fewestAvailable: (from: number, name = `${namespace}-web`): number =>
    smallest(
      happened.deployments
        .states(namespace, from)
        .flatMap((all) => all.filter(({ metadata }) => metadata.name === name))
        .map(({ status }) => status?.availableReplicas ?? 0),
    ),
  /** The most pods that all ReplicaSets together asked for; leaving ones are not among them. */
  mostAsked: (from: number): number =>
    greatest(
      happened.replicaSets
        .states(namespace, from)
        .map((sets) => sets.reduce((sum, { spec }) => sum + (spec?.replicas ?? 0), 0)),
    ),
  /** The most pods of a component that there were, leaving ones included. */
  mostPods: (from: number, component = 'web'): number =>
    greatest(happened.pods.states(namespace, from).map((pods) => pods.filter(isOf(component)).length)),
  serving: (tag: string, component = 'web'): number =>
    happened.pods.now(namespace).filter((pod) => isOf(component)(pod) && isReady(pod) && tagOf(pod) === tag)
      .length,
  /** When the first pod of a version served; undefined if none ever did. */
  firstServing: (tag: string, component = 'web'): number | undefined =>
    happened.pods
      .events(namespace)
      .find(
        ({ object, gone }) => !gone && isOf(component)(object) && isReady(object) && tagOf(object) === tag,
      )?.at,
  /** When the first pod of a version was made. */
  firstMade: (tag: string, component = 'web'): number | undefined =>
    happened.pods
      .events(namespace)
      .find(({ object, gone }) => !gone && isOf(component)(object) && tagOf(object) === tag)?.at,
  /** The Jobs that migrated, or tried to, in their order. */
  migrations: (from = 0): readonly Migration[] => {
    const jobs = new Map<string, Migration>();
    for (const { at, object, gone } of happened.jobs.events(namespace, from)) {
      if (object.metadata.labels?.['app.kubernetes.io/component'] !== 'migration') continue;
      const { uid } = object.metadata;
      const known = jobs.get(uid) ?? {
        uid,
        tag: tagOf(object.spec?.template ?? {}),
        made: at,
        ended: undefined,
        succeeded: false,
      };
      const outcome = gone ? undefined : outcomeOf(object);
      jobs.set(
        uid,
        known.ended === undefined && outcome !== undefined
          ? { ...known, ended: at, succeeded: outcome === 'Complete' }
          : known,
      );
    }
    return [...jobs.values()];
  },
});

export interface Migration {
  readonly uid: string;
  readonly tag: string;
  /** Instants on etcd's clock. */
  readonly made: number;
  readonly ended: number | undefined;
  readonly succeeded: boolean;
}

const outcomeOf = ({ status }: Job): string | undefined =>
  status?.conditions?.find(({ type, status: is }) => ['Complete', 'Failed'].includes(type) && is === 'True')
    ?.type;
