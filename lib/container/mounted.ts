import type { IConstruct } from 'constructs';
import { declareReferenced } from '../kernel';
import type { PodProps } from './pod-props';
import type { AnyVolume } from './volume-props';

type Containers = Pick<PodProps, 'volumes' | 'proxy' | 'sidecars' | 'init'>;

/** What the containers of a pod mount, each as the chart says it. */
export function mountedBy({ volumes, proxy, sidecars = {}, init = {} }: Containers): readonly AnyVolume[] {
  const helpers = [...Object.values(sidecars), ...Object.values(init)];
  return [volumes, proxy?.volumes, ...helpers.map((helper) => helper.volumes)].flatMap((mounted) =>
    Object.values(mounted ?? {}),
  );
}

/**
 * Says that what a pod mounts by name is made elsewhere: ConfigMaps and claims, which policy would otherwise
 * look for among the rendered objects. Secrets come from outside as a rule.
 */
export function declareMounted(construct: IConstruct, props: Containers): void {
  for (const { configMap, claim } of mountedBy(props)) {
    if (configMap !== undefined) declareReferenced(construct, 'ConfigMap', configMap);
    if (claim !== undefined) declareReferenced(construct, 'PersistentVolumeClaim', claim);
  }
}
