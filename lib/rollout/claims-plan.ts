import type { PodProps, VolumeProps, Volumes } from '../container';
import { type NameOr, nameOf, type Path, surgePods, unavailablePods } from '../kernel';
import type { RolloutPlan } from './rollout-plan';
import type { StrategyPlan } from './strategy-plan';

/**
 * Reports a claim that not all pods of a rollout can use; those of old and new pods meet too. Nothing is
 * known of a claim that is only named.
 * https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes
 */
export function checkClaims(props: PodProps, rollout: RolloutPlan, path: Path): void {
  const {
    strategy,
    counts: { most },
  } = rollout;
  for (const { mode, path: place } of exclusiveClaims(props, path)) {
    if (most > 1) checkShared(mode, place);
    else if (most === 1 && meetInRollout(strategy)) checkHandedOver(mode, place);
  }
}

const SHARE = "give the VolumeClaim accessMode: 'ReadWriteMany'";

function checkShared(mode: ExclusiveMode, path: Path): void {
  const fix = `${SHARE}, or run a singleton`;
  if (mode === 'ReadWriteOncePod') path.refuse('a claim that several pods can use', mode, fix);
  else path.warn('F47', 'a claim that pods on several nodes can use', mode, fix);
}

function checkHandedOver(mode: ExclusiveMode, path: Path): void {
  const fix = `${SHARE}, run a singleton, or set maxSurge: 0 and maxUnavailable: 1`;
  const expected = 'a claim that the old and the new pod of a rollout can use';
  if (mode === 'ReadWriteOncePod') path.refuse(expected, mode, fix);
  else path.warn('F28', `${expected} on two nodes`, mode, fix);
}

/** Whether a new pod has to be ready before the one old pod goes. */
const meetInRollout = (strategy: StrategyPlan): boolean =>
  strategy.type === 'RollingUpdate' &&
  surgePods(strategy.maxSurge, 1) > 0 &&
  unavailablePods(strategy.maxUnavailable, 1) === 0;

type ExclusiveMode = 'ReadWriteOnce' | 'ReadWriteOncePod';

interface ExclusiveClaim {
  readonly mode: ExclusiveMode;
  readonly path: Path;
}

type MaybeClaim = Pick<VolumeProps, 'name'> & { readonly claim?: NameOr<'PersistentVolumeClaim'> };

/** Claims for one node or one pod, each where it is mentioned first. */
function exclusiveClaims(props: PodProps, path: Path): readonly ExclusiveClaim[] {
  const found = new Map<string, ExclusiveClaim>();
  for (const [volumes, place] of allVolumes(props, path)) {
    for (const [directory, { claim }] of Object.entries<MaybeClaim>(volumes)) {
      const mode = claim === undefined ? undefined : exclusiveMode(claim);
      if (claim === undefined || mode === undefined || found.has(nameOf(claim))) continue;
      found.set(nameOf(claim), { mode, path: place.at(directory) });
    }
  }
  return [...found.values()];
}

/** The mode of a VolumeClaim, or of a claim of cdk8s-plus-28, that keeps others out. */
function exclusiveMode(claim: NameOr<'PersistentVolumeClaim'>): ExclusiveMode | undefined {
  if (typeof claim === 'string' || !('accessModes' in claim) || !Array.isArray(claim.accessModes)) return;
  const modes: readonly string[] = claim.accessModes;
  if (modes.some((mode) => mode === 'ReadWriteMany' || mode === 'ReadOnlyMany')) return undefined;
  return modes.includes('ReadWriteOncePod') ? 'ReadWriteOncePod' : 'ReadWriteOnce';
}

/** The volumes of every container of a pod. */
function allVolumes(
  { volumes = {}, proxy, sidecars = {}, init = {} }: PodProps,
  path: Path,
): readonly (readonly [Volumes, Path])[] {
  const helpers = [
    ...Object.entries(sidecars).map(([name, helper]) => [helper, path.at('sidecars').at(name)] as const),
    ...Object.entries(init).map(([name, helper]) => [helper, path.at('init').at(name)] as const),
    ...(proxy === undefined ? [] : [[proxy, path.at('proxy')] as const]),
  ];
  return [
    [volumes, path.at('volumes')],
    ...helpers.map(([helper, place]) => [helper.volumes ?? {}, place.at('volumes')] as const),
  ];
}
