import { bytes, type Cpu, checkCpu, checkMemory, type Memory, millicores, type Path } from '../kernel';

/** What a container asks the scheduler for, and what it may use. */
export interface ResourcesProps {
  /**
   * Memory, asked for and limited alike: a container that uses more than it asked for is the first to be
   * killed when a node runs short. @default - the platform's, 512Mi without one
   */
  readonly memory?: Memory;
  /** CPU asked for: its share when the node is busy. @default - the platform's, 100m without one */
  readonly cpu?: Cpu;
  /** CPU that it never exceeds. A limit throttles requests in the middle. @default - none */
  readonly cpuLimit?: Cpu;
  /** Local disk for logs and temporary files, asked for and limited alike. @default '1Gi' */
  readonly ephemeralStorage?: Memory;
}

export interface ResourcesPlan {
  readonly memory: Memory;
  readonly cpu: Cpu;
  readonly cpuLimit: Cpu | undefined;
  readonly ephemeralStorage: Memory;
}

export function planResources(
  { memory, cpu, cpuLimit, ephemeralStorage = '1Gi' }: ResourcesProps,
  path: Path,
  defaults: { readonly memory: Memory; readonly cpu: Cpu },
): ResourcesPlan {
  const plan = { memory: memory ?? defaults.memory, cpu: cpu ?? defaults.cpu, cpuLimit, ephemeralStorage };
  checkMemory(plan.memory, path.at('memory'));
  checkMemory(plan.ephemeralStorage, path.at('ephemeralStorage'));
  checkCpu(plan.cpu, path.at('cpu'));
  if (cpuLimit !== undefined) {
    checkCpu(cpuLimit, path.at('cpuLimit'));
    if (millicores(cpuLimit) < millicores(plan.cpu)) {
      path.at('cpuLimit').refuse(`at least the ${plan.cpu} of cpu`, cpuLimit, 'raise cpuLimit or lower cpu');
    }
  }
  return plan;
}

/** What an init container that only runs a small command needs. */
export const TINY: ResourcesPlan = {
  memory: '16Mi',
  cpu: '10m',
  cpuLimit: undefined,
  ephemeralStorage: '16Mi',
};

export const fitsInto = (part: Memory, whole: Memory): boolean => bytes(part) <= bytes(whole);
