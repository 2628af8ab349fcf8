import { type Labels, nameOf } from '../kernel';
import type { AnyVolume, ConfigMapReference } from './volume-props';

/** A ConfigMap of a fixed name changes in place, so the pods say which of its contents they were made for. */
export const checksumsOf = (mounted: readonly AnyVolume[]): Labels =>
  Object.fromEntries(
    mounted.flatMap(({ configMap }) => {
      const checksum = configMap && checksumOf(configMap);
      return configMap === undefined || checksum === undefined
        ? []
        : [[`checksum/${nameOf(configMap)}`, checksum]];
    }),
  );

const checksumOf = (configMap: ConfigMapReference): string | undefined =>
  typeof configMap === 'object' && 'checksum' in configMap ? configMap.checksum : undefined;
