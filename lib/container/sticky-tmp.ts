import type { Image } from '../kernel';
import { type ContainerPlan, NO_PRE_STOP } from './container-plan';
import { TINY } from './resources-plan';

/**
 * Makes a directory with the sticky bit in /tmp before the process starts. An emptyDir is writable by all
 * and not sticky, and Ruby's `Dir.tmpdir` passes such a directory over.
 * https://github.com/kubernetes/kubernetes/issues/110835
 */
export const stickyTmp = (directory: string, image: Image): ContainerPlan => ({
  name: 'sticky-tmp',
  image,
  entrypoint: undefined,
  command: ['mkdir', '-p', '-m', '1777', directory],
  args: undefined,
  env: { from: [], variables: [] },
  ports: [],
  probes: undefined,
  preStop: NO_PRE_STOP,
  resources: TINY,
  mounts: [{ volume: 'tmp', mountPath: '/tmp' }],
  override: undefined,
});
