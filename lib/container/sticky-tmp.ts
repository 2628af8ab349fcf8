import type { Image, Path } from '../kernel';
import { STICKY_TMP } from './container-names';
import { type ContainerPlan, NO_PRE_STOP } from './container-plan';
import { TINY } from './resources-plan';
import { TMP_MOUNT } from './writable';

/**
 * Makes a directory with the sticky bit in /tmp before the process starts. An emptyDir is writable by all
 * and not sticky, and Ruby's `Dir.tmpdir` passes such a directory over.
 * https://github.com/kubernetes/kubernetes/issues/110835
 */
export function planStickyTmp(
  directory: string | undefined,
  image: Image,
  path: Path,
): readonly ContainerPlan[] {
  if (directory === undefined) return [];
  if (!/^\/tmp\/[^/]/.test(directory)) {
    path.refuse(
      'a directory below /tmp',
      directory,
      "write it as '/tmp/ruby': nothing else can be written to",
    );
  }
  return [stickyTmp(directory, image)];
}

const stickyTmp = (directory: string, image: Image): ContainerPlan => ({
  name: STICKY_TMP,
  image,
  entrypoint: undefined,
  command: ['mkdir', '-p', '-m', '1777', directory],
  args: undefined,
  env: { from: [], variables: [] },
  ports: [],
  probes: undefined,
  preStop: NO_PRE_STOP,
  resources: TINY,
  mounts: [TMP_MOUNT],
  override: undefined,
});
