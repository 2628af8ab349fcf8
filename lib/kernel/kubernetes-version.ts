import type { Path } from './path';

/** Minor version of Kubernetes, `1.28` or later. */
export type KubernetesVersion = `1.${number}`;

const OLDEST = 28;

export const minorOf = (version: KubernetesVersion): number => Number(version.slice(2));

export const atLeast = (version: KubernetesVersion, minor: number): boolean => minorOf(version) >= minor;

export function checkKubernetesVersion(version: string, path: Path): void {
  if (!/^1\.\d+$/.test(version) || Number(version.slice(2)) < OLDEST) {
    path.refuse(
      `a minor version from 1.${OLDEST} on`,
      version,
      "write what the cluster runs, such as '1.34'",
    );
  }
}
