import type { Path } from './path';

/** Minor version of Kubernetes, `1.28` or later. */
export type KubernetesVersion = `1.${number}`;

const OLDEST = 28;

/** `34` of `'1.34'`. */
const minorOf = (version: KubernetesVersion): number => Number(version.slice(2));

/** Whether a cluster has what came with a minor version. */
export const atLeast = (version: KubernetesVersion, minor: number): boolean => minorOf(version) >= minor;

/** Whether it is a minor version, and not older than the oldest that is supported. */
export const isKubernetesVersion = (version: string): version is KubernetesVersion =>
  /^1\.\d+$/.test(version) && Number(version.slice(2)) >= OLDEST;

/** Refuses what is no minor version, and what is older than the oldest that is supported. */
export function checkKubernetesVersion(version: string, path: Path): void {
  if (isKubernetesVersion(version)) return;
  const fix = "write what the cluster runs, such as '1.34'";
  path.refuse(`a minor version from 1.${OLDEST} on`, version, fix);
}
