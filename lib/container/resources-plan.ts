import {
  bytes,
  type Cpu,
  checkCpu,
  checkMemory,
  type Environment,
  type Memory,
  millicores,
  type Path,
} from '../kernel';

/** What a container asks the scheduler for, and what it may use. */
export interface ResourcesProps {
  /** Memory asked for, and the limit unless `memoryLimit` says more. @default - the platform's, 512Mi without one */
  readonly memory?: Memory;
  /**
   * Memory at which it is killed, `memory` or more. Whoever uses more than it asked for is the first to go when
   * a node runs short: https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/
   * @default - memory
   */
  readonly memoryLimit?: Memory;
  /** CPU asked for: its share when the node is busy. @default - the platform's, 100m without one */
  readonly cpu?: Cpu;
  /** CPU that it never exceeds. A limit throttles requests in the middle. @default - none */
  readonly cpuLimit?: Cpu;
  /** Local disk for logs and temporary files, asked for and limited alike. @default '1Gi' */
  readonly ephemeralStorage?: Memory;
}

/** Amounts as the container states them. */
export interface ResourcesPlan {
  readonly memory: Memory;
  readonly memoryLimit: Memory;
  readonly cpu: Cpu;
  readonly cpuLimit: Cpu | undefined;
  readonly ephemeralStorage: Memory;
}

/** Fills in what the platform says; refuses what is no amount, and what the platform's limits forbid. */
export function planResources(
  { memory: ownMemory, memoryLimit, cpu: ownCpu, cpuLimit, ephemeralStorage = '1Gi' }: ResourcesProps,
  path: Path,
  { defaults, limits = {} }: Pick<Environment, 'defaults' | 'limits'>,
): ResourcesPlan {
  const { memory, cpu } = { memory: ownMemory ?? defaults.memory, cpu: ownCpu ?? defaults.cpu };
  checkMemory(memory, path.at('memory'));
  checkMemory(ephemeralStorage, path.at('ephemeralStorage'));
  checkCpu(cpu, path.at('cpu'));
  if (memoryLimit !== undefined) checkMemoryLimit(memoryLimit, memory, path.at('memoryLimit'));
  if (cpuLimit !== undefined) checkCpuLimit(cpuLimit, cpu, path.at('cpuLimit'));
  const limited = memoryLimit === undefined ? { memory } : { memoryLimit };
  checkLargest({ ...limited, cpu, ...(cpuLimit !== undefined && { cpuLimit }) }, limits, path);
  return { memory, memoryLimit: memoryLimit ?? memory, cpu, cpuLimit, ephemeralStorage };
}

function checkMemoryLimit(limit: Memory, memory: Memory, path: Path): void {
  if (!checkMemory(limit, path) || !(bytes(limit) < bytes(memory))) return;
  path.refuse(`at least the ${memory} of memory`, limit, 'raise memoryLimit or lower memory');
}

function checkCpuLimit(limit: Cpu, cpu: Cpu, path: Path): void {
  checkCpu(limit, path);
  if (!(millicores(limit) < millicores(cpu))) return;
  path.refuse(`at least the ${cpu} of cpu`, limit, 'raise cpuLimit or lower cpu');
}

/** A LimitRange lets no pod in that asks for more. */
function checkLargest(
  { memory, memoryLimit, cpu, cpuLimit }: ResourcesProps,
  { maxMemory, maxCpu }: NonNullable<Environment['limits']>,
  path: Path,
): void {
  const fix = "ask for less, or raise the platform's limits";
  for (const [name, amount] of Object.entries({ memory, memoryLimit })) {
    if (maxMemory !== undefined && amount !== undefined && bytes(amount) > bytes(maxMemory)) {
      path.at(name).refuse(`${maxMemory} at most`, amount, fix);
    }
  }
  for (const [name, amount] of Object.entries({ cpu, cpuLimit })) {
    if (maxCpu !== undefined && amount !== undefined && millicores(amount) > millicores(maxCpu)) {
      path.at(name).refuse(`${maxCpu} at most`, amount, fix);
    }
  }
}

/** What an init container that only runs a small command needs. */
export const TINY: ResourcesPlan = {
  memory: '16Mi',
  memoryLimit: '16Mi',
  cpu: '10m',
  cpuLimit: undefined,
  ephemeralStorage: '16Mi',
};
