import type { Release } from './modules';

/** When a kind is deprecated, gone, and what to write instead. */
export interface Lifecycle {
  readonly deprecated?: number;
  readonly removed?: number;
  /** `group/version/Kind`, the group empty for Kubernetes' core. */
  readonly replacement?: string;
}

const GROUPS: Readonly<Record<string, string>> = {
  core: '',
  admissionregistration: 'admissionregistration.k8s.io',
  apiserverinternal: 'internal.apiserver.k8s.io',
  authentication: 'authentication.k8s.io',
  authorization: 'authorization.k8s.io',
  certificates: 'certificates.k8s.io',
  coordination: 'coordination.k8s.io',
  discovery: 'discovery.k8s.io',
  events: 'events.k8s.io',
  flowcontrol: 'flowcontrol.apiserver.k8s.io',
  networking: 'networking.k8s.io',
  node: 'node.k8s.io',
  rbac: 'rbac.authorization.k8s.io',
  resource: 'resource.k8s.io',
  scheduling: 'scheduling.k8s.io',
  storage: 'storage.k8s.io',
  storagemigration: 'storagemigration.k8s.io',
};

const GENERATED = /^func \(in \*(\w+)\) APILifecycle(\w+)\(\) .*?\{\n\treturn (.*?)\n\}/gms;

/** By `group version Kind`; the newest release that still knows a kind says it. */
export function lifecyclesOf(releases: readonly Release[]): ReadonlyMap<string, Lifecycle> {
  const all = new Map<string, Lifecycle>();
  for (const { lifecycles } of releases) {
    for (const [folder, source] of lifecycles) {
      const [name = '', version = ''] = folder.split('/');
      const group = GROUPS[name] ?? name;
      const found = new Map<string, Record<string, number | string>>();
      for (const [, kind = '', what = '', value = ''] of source.matchAll(GENERATED)) {
        if (/(List|Review|Options)$/.test(kind)) continue;
        const key = `${group} ${version} ${kind}`;
        found.set(key, { ...found.get(key), [what.toLowerCase()]: read(value) });
      }
      for (const [key, life] of found) all.set(key, life);
    }
  }
  return all;
}

function read(value: string): number | string {
  const minor = /^1, (\d+)$/.exec(value)?.[1];
  if (minor !== undefined) return Number(minor);
  const [, group, version, kind] = /Group: "(.*?)", Version: "(.*?)", Kind: "(.*?)"/.exec(value) ?? [];
  return `${group}/${version}/${kind}`;
}
