import { NEWEST, type Release } from './modules';

/** The first minor version in which a gate is open by itself; undefined while it is closed in the newest. */
export function openSince(releases: readonly Release[], gate: string): number | undefined {
  return releases.find(({ minor, features }, index) => {
    const open = isOpen(features, gate, minor);
    // a gate that is gone was opened for good
    return open ?? releases.slice(0, index).some((before) => isOpen(before.features, gate, before.minor) !== undefined);
  })?.minor;
}

/** Undefined where a release does not know the gate. */
function isOpen(features: string, gate: string, minor: number): boolean | undefined {
  const flat = new RegExp(`^\\t(?:\\w+\\.)?${gate}:\\s*\\{Default: (true|false)`, 'm').exec(features);
  if (flat) return flat[1] === 'true';
  const block = new RegExp(`^\\t(?:\\w+\\.)?${gate}:\\s*\\{\\n(.*?)^\\t\\}`, 'ms').exec(features)?.[1];
  if (block === undefined) return undefined;
  const stages = [...block.matchAll(/MustParse\("1\.(\d+)"\), Default: (true|false)/g)];
  return stages.filter(([, since]) => Number(since) <= minor).at(-1)?.[2] === 'true';
}

/** Whether any release has heard of it: a name that none knows is a slip of this script. */
export const isGate = (releases: readonly Release[], gate: string): boolean =>
  releases.some(({ features, minor }) => isOpen(features, gate, minor) !== undefined);

export const NEVER = NEWEST + 1;
