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

/** Amounts as the container states them. */
export interface ResourcesPlan {
  readonly memory: Memory;
  readonly cpu: Cpu;
  readonly cpuLimit: Cpu | undefined;
  readonly ephemeralStorage: Memory;
}

/** Fills in what the platform says; refuses what is no amount, and what the platform's limits forbid. */
export function planResources(
  { memory, cpu, cpuLimit, ephemeralStorage = '1Gi' }: ResourcesProps,
  path: Path,
  { defaults, limits = {} }: Pick<Environment, 'defaults' | 'limits'>,
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
  checkLimits(plan, limits, path);
  return plan;
}

/** A LimitRange lets no pod in that asks for more. */
function checkLimits(
  { memory, cpu, cpuLimit }: ResourcesPlan,
  { maxMemory, maxCpu }: NonNullable<Environment['limits']>,
  path: Path,
): void {
  const fix = "ask for less, or raise the platform's limits";
  if (maxMemory !== undefined && bytes(memory) > bytes(maxMemory)) {
    path.at('memory').refuse(`${maxMemory} at most`, memory, fix);
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
  cpu: '10m',
  cpuLimit: undefined,
  ephemeralStorage: '16Mi',
};
