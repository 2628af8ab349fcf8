import { type ScalingRules, scalingRulesIn } from '../gitops';
import type { Manifest } from '../kernel';
import type { Verdict } from '../policy';
import { hasReplicas, withoutReplicas } from './autoscaled';
import type { Committed } from './committed';
import { APPLICATION_SETS, fileOf } from './dist-files';
import { objectsIn } from './previous';
import type { RenderedService } from './render-service';
import { verdictsOn } from './verdicts';

/**
 * Refuses to drop a number of pods of which Argo CD does not know yet that it is somebody else's: until an autoscaler has
 * looked, Kubernetes runs a single pod.
 * https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#respect-ignore-difference-configs
 */
export function checkPrepared(
  committed: Committed,
  rendered: readonly RenderedService[],
): readonly Verdict[] {
  const lost = rendered.flatMap((rendering) =>
    lostNumbers(committed, rendering).map((workload) => ({ rendering, workload })),
  );
  if (lost.length === 0) return [];
  const leavesAlone = rulesOf(committed);
  return lost
    .filter(({ rendering: { service, cluster }, workload: { kind, metadata } }) => {
      return !leavesAlone(service, cluster, { kind, name: metadata.name });
    })
    .flatMap(({ rendering, workload }) => unprepared(rendering, workload));
}

/** Workloads without a number that had one when they were committed; what nobody scales is not read. */
function lostNumbers(
  committed: Committed,
  { service, cluster, objects }: RenderedService,
): readonly Manifest[] {
  const scaled = withoutReplicas(objects);
  const text = scaled.length === 0 ? undefined : committed.textOf(fileOf(cluster, service));
  if (text === undefined) return [];
  const before = objectsIn(text).filter(hasReplicas);
  return scaled.filter((workload) => before.some((other) => isSame(workload, other)));
}

const isSame = (one: Manifest, other: Manifest): boolean =>
  one.kind === other.kind &&
  one.metadata.name === other.metadata.name &&
  one.metadata.namespace === other.metadata.namespace;

const rulesOf = ({ paths, textOf }: Committed): ScalingRules =>
  scalingRulesIn(paths.filter((path) => APPLICATION_SETS.test(path)).flatMap((path) => textOf(path) ?? []));

const unprepared = ({ service, cluster }: RenderedService, { kind, metadata }: Manifest) =>
  verdictsOn([service], `${service}/${cluster}/${kind}/${metadata.name}.spec.replicas`, (path) =>
    path.refuse(
      'its number of pods for one more commit, in which Argo CD learns to leave it alone',
      undefined,
      "write autoscaling: 'prepared' beside replicas, commit that and let it sync, then add the autoscaler",
    ),
  );
