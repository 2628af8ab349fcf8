import { isDnsSubdomain, isLabelKey } from '../../../kernel';
import { FINE, type Rule } from '../rule';

/** What Kubernetes itself hands out to containers. */
const OF_CONTAINERS = new Set(['cpu', 'memory', 'ephemeral-storage']);

/** What it counts in a namespace. https://kubernetes.io/docs/concepts/policy/resource-quotas/ */
const COUNTED = new Set([
  ...['pods', 'services', 'replicationcontrollers', 'resourcequotas', 'secrets', 'configmaps'],
  ...['persistentvolumeclaims', 'services.nodeports', 'services.loadbalancers'],
]);

const SUMMED = new Set([
  ...['cpu', 'memory', 'ephemeral-storage', 'storage', 'requests.storage'],
  ...['requests.cpu', 'requests.memory', 'requests.ephemeral-storage'],
  ...['limits.cpu', 'limits.memory', 'limits.ephemeral-storage'],
]);

export const isHugePages = (name: string): boolean => name.startsWith('hugepages-');

/** Somebody's own, such as `nvidia.com/gpu`, of which there are whole pieces. */
export const isExtended = (name: string): boolean =>
  name.includes('/') && !name.includes('kubernetes.io/') && !name.startsWith('requests.') && isLabelKey(name);

export const isWhole = (name: string): boolean =>
  isExtended(name) || COUNTED.has(name) || name.startsWith('count/');

const isQualified = (name: string): boolean => name.includes('/') && isLabelKey(name);

const named =
  (holds: (name: string) => boolean, example: string): Rule =>
  (name) =>
    typeof name !== 'string' || holds(name)
      ? FINE
      : [
          {
            at: name,
            expected: `something that can be had, such as ${example}`,
            got: name,
            fix: 'correct the name',
          },
        ];

export const containerResource = named(
  (name) => OF_CONTAINERS.has(name) || isHugePages(name) || isQualified(name),
  'cpu, memory, ephemeral-storage or example.com/gpu',
);

const isQuota = (name: string): boolean =>
  COUNTED.has(name) ||
  SUMMED.has(name) ||
  /^(requests\.)?hugepages-/.test(name) ||
  (name.startsWith('count/') && isDnsSubdomain(name.slice('count/'.length))) ||
  isQualified(name);

export const quotaResource = named(isQuota, 'requests.cpu, limits.memory, pods or count/jobs.batch');

export const limitResource = named(
  (name) => OF_CONTAINERS.has(name) || name === 'storage' || isHugePages(name) || isQualified(name),
  'cpu, memory or storage',
);
