import { type Guard, type PodPlan, taskContainer } from '../container';
import {
  atLeast,
  checkCount,
  checkCpu,
  checkedSeconds,
  checkMemory,
  type Environment,
  type Labels,
  type Path,
} from '../kernel';
import type { MigrationJobProps } from './migration-job-props';

export interface MigrationPlan {
  /** Undefined in a cluster that another one's migration serves. */
  readonly job: JobPlan | undefined;
  /** Undefined where the chart wants none. */
  readonly guard: Guard | undefined;
}

export interface JobPlan {
  readonly pod: PodPlan;
  /** Seconds. */
  readonly deadline: number;
  readonly backoffLimit: number;
  /** Whether a pod is replaced only when it has ended: two migrations at once must not be. */
  readonly replaceFailedOnly: boolean;
}

/** What a migration has to know of its place; `component` names the container and the pods' label. */
export interface MigrationSurroundings {
  readonly component: string;
  readonly labels: Labels;
  readonly environment: Environment;
}

/** Decides what runs, where it runs, and what waits for it. */
export function planMigration(
  props: MigrationJobProps,
  { component, labels, environment }: MigrationSurroundings,
  path: Path,
): MigrationPlan {
  const { deadline = '15m', backoffLimit = 0, perCluster = false } = props;
  const { cluster, kubernetes } = environment;
  const seconds = checkedSeconds(deadline, path.at('deadline'), { from: 1, fallback: 900 });
  checkCount(backoffLimit, path.at('backoffLimit'));
  const pod = planPod(props, component, labels, path);
  const job = { pod, deadline: seconds, backoffLimit, replaceFailedOnly: atLeast(kubernetes, 29) };
  return {
    job: cluster.primary || perCluster ? job : undefined,
    guard: planGuard(props, seconds, path.at('guard')),
  };
}

/** The service's own pod with another command: it can neither miss a variable nor lack a file. */
function planPod(props: MigrationJobProps, component: string, labels: Labels, path: Path): PodPlan {
  const { service, memory, cpu, container } = props;
  if (memory !== undefined) checkMemory(memory, path.at('memory'));
  if (cpu !== undefined) checkCpu(cpu, path.at('cpu'));
  const task = {
    name: component,
    command: planCommand(props, path.at('command')),
    ...(memory !== undefined && { memory }),
    ...(cpu !== undefined && { cpu }),
    override: container,
  };
  return { ...service.pod, labels, container: taskContainer(service.pod.container, task) };
}

function planCommand({ command, service }: MigrationJobProps, path: Path): readonly string[] {
  const words = command ?? service.migrationCommands?.migrate ?? [];
  if (words.length === 0) {
    path.refuse(
      'a command',
      command,
      "write command: ['bin/migrate'], whatever brings the schema up to date",
    );
  }
  return words;
}

function planGuard({ guard, service }: MigrationJobProps, wait: number, path: Path): Guard | undefined {
  if (guard !== undefined && 'off' in guard) {
    if (guard.off.trim() === '')
      path.at('off').refuse('a reason', guard.off, 'say what else keeps new pods from serving too early');
    return undefined;
  }
  const command = guard?.command ?? service.migrationCommands?.guard;
  if (command === undefined || command.length === 0) {
    path.refuse(
      'a command that fails while a migration is pending',
      command,
      "write guard: { command: [...] }, or guard: { off: 'why none is needed' }",
    );
    return undefined;
  }
  return { command, wait };
}
