import { AUTOSCALING, eachOnce, field, kindOf, type Manifest, type ObjectReference } from '../kernel';

/** What an autoscaler scales. */
const SCALED = ['Deployment.apps', 'StatefulSet.apps'];

export const hasReplicas = (object: Manifest): boolean => field(object, 'spec', 'replicas') !== undefined;

/** Workloads whose number of pods belongs to somebody else than Git. */
export const withoutReplicas = (objects: readonly Manifest[]): readonly Manifest[] =>
  objects.filter((object) => SCALED.includes(kindOf(object)) && !hasReplicas(object));

/** These, and those to which it soon will. */
export const autoscaledIn = (objects: readonly Manifest[]): readonly ObjectReference[] =>
  eachOnce(
    [...withoutReplicas(objects), ...objects.filter(isPrepared)].map(({ kind, metadata }) => ({
      kind,
      name: metadata.name,
    })),
  );

const isPrepared = (object: Manifest): boolean =>
  SCALED.includes(kindOf(object)) && object.metadata.annotations?.[AUTOSCALING] === 'prepared';
