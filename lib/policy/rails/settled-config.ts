import { field, type PodReference, records, Words } from '../../kernel';
import { type Check, nameIn, type Objection } from '../check';
import type { Placed, PodMaker, World } from '../world';

/** The endings that kustomize and this library give names: `-4f2a9c1b`, `-bm78h9dk2t`. */
const HASHED = /-(?=[a-z]*\d)[a-z0-9]{8,}$/;

/**
 * What a pod reads when it starts stays as it was. Files of a whole volume follow, which is as good as a reload.
 * https://kubernetes.io/docs/concepts/configuration/configmap/#mounted-configmaps-are-updated-automatically
 */
export const settledConfig: Check = {
  id: 'F42',
  title: 'a change of a ConfigMap reaches the pods that read it when they start',
  severity: 'warning',
  why: 'pods go on with the old values, and those that start later have the new ones',
  fix: 'name it by its content and make it immutable, or annotate the pods with its checksum',
  *run(world: World): Iterable<Objection> {
    for (const to of world.objects) {
      if (to.pod === undefined || to.pod.at !== 'spec.template' || to.kind === 'Job.batch') continue;
      if (isReloaded(to)) continue;
      const told = new Set<Placed>();
      for (const reference of to.references) {
        const configMap = world.find('ConfigMap', to.namespace, reference.name);
        if (configMap === undefined || told.has(configMap) || !changesUnseen(to, configMap, reference))
          continue;
        told.add(configMap);
        yield objection(to, configMap, reference);
      }
    }
  },
};

const objection = (to: Placed, configMap: Placed, { at }: PodReference): Objection => ({
  to,
  field: at,
  expected: 'a ConfigMap that is never changed in place',
  got: new Words(`${nameIn(configMap)}, which pods read only when they start`),
  fix: 'name it by its content (EnvConfig does), or annotate the pods with a checksum of it',
  with: [configMap],
});

function changesUnseen(to: Placed, configMap: Placed, { kind, at }: PodReference): boolean {
  const { object } = configMap;
  if (kind !== 'ConfigMap' || object.immutable === true || HASHED.test(object.metadata.name)) return false;
  return !at.includes('.volumes.') || isMountedByParts(to as PodMaker, at);
}

/** https://kubernetes.io/docs/concepts/storage/volumes/#using-subpath */
function isMountedByParts({ pod }: PodMaker, at: string): boolean {
  const name = at.slice(at.lastIndexOf('.volumes.') + '.volumes.'.length);
  return pod.containers
    .flatMap(({ container }) => records(container.volumeMounts))
    .some((mount) => mount.name === name && (mount.subPath ?? mount.subPathExpr) !== undefined);
}

/** Checksums as this library and Helm charts write them, and the annotations of controllers that restart pods. */
const RELOADED = /checksum|config-?hash|config-?sha|reloader\.stakater\.com|wave\.pusher\.com/i;

const isReloaded = ({ object }: Placed): boolean =>
  [
    field(object, 'metadata', 'annotations'),
    field(object, 'spec', 'template', 'metadata', 'annotations'),
  ].some((annotations) => Object.keys(Object(annotations)).some((key) => RELOADED.test(key)));
