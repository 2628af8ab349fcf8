import type { Environment, Path } from '../kernel';
import type { PodProps } from './pod-props';
import { isNative } from './sidecars-plan';

/** Refuses in the pod of a Job what never ends, for the Job would not either. */
export function checkTaskPod(
  { proxy, sidecars = {} }: Pick<PodProps, 'proxy' | 'sidecars'>,
  environment: Environment,
  path: Path,
): void {
  if (proxy !== undefined) {
    path.at('proxy').refuse('no proxy where nothing serves', proxy.image, 'leave proxy out');
  }
  for (const [name, sidecar] of Object.entries(sidecars)) {
    if (isNative(sidecar, environment)) continue;
    const fix = 'leave it out: a Job ends when all of its ordinary containers have ended';
    path.at('sidecars').at(name).refuse('a native sidecar, from Kubernetes 1.29 up', sidecar.image, fix);
  }
}
