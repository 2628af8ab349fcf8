import { type ContainerOverride, type Guard, type PodPlan, type Task, taskContainer } from '../container';
import {
  atLeast,
  type Cpu,
  checkCount,
  checkedSeconds,
  type Duration,
  type Environment,
  type Memory,
  type Path,
} from '../kernel';
import type { Migratable, MigrationCommands } from './migratable';

export interface MigrationJobProps {
  /** Whose database it migrates: image, variables, files and rights are those of its pods. */
  readonly service: Migratable;
  /** @default - `bin/rails db:migrate` for a RailsService; must be given for anything else */
  readonly command?: readonly string[];
  /** How long it may take before it is stopped and counts as failed. @default '15m' */
  readonly deadline?: Duration;
  /** How often it is tried again; a migration that failed half-way needs eyes first. @default 0 */
  readonly backoffLimit?: number;
  /** Whether each cluster has a database of its own. @default false: it runs in the primary cluster */
  readonly perCluster?: boolean;
  /** What holds new pods until the schema is there, or why nothing does. @default - the framework's check */
  readonly guard?: { readonly command: readonly string[] } | { readonly off: string };
  /** @default - the service's */
  readonly memory?: Memory;
  /** @default '100m' */
  readonly cpu?: Cpu;
  /** Fields of the container that no prop names, such as `imagePullPolicy`. @default - none */
  readonly container?: ContainerOverride;
  /** @default - the service's name and the construct's id */
  readonly name?: string;
}

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

const FALLBACK: MigrationCommands = { migrate: [], guard: [] };

/** Decides what runs and what waits for it; `component` names the container and the pods' label. */
export function planMigration(
  props: MigrationJobProps,
  component: string,
  labels: PodPlan['labels'],
  { cluster, kubernetes }: Environment,
  path: Path,
): MigrationPlan {
  const { service, deadline = '15m', backoffLimit = 0, perCluster = false } = props;
  const seconds = checkedSeconds(deadline, path.at('deadline'), { from: 1 });
  checkCount(backoffLimit, path.at('backoffLimit'));
  const { command = service.migrationCommands?.migrate } = props;
  if (command === undefined || command.length === 0) {
    path
      .at('command')
      .refuse('a command', command, "write command: ['bin/migrate'], whatever brings the schema up to date");
  }
  const pod = migrationPod(props, { name: component, command: command ?? FALLBACK.migrate }, labels);
  const job = { pod, deadline: seconds, backoffLimit, replaceFailedOnly: atLeast(kubernetes, 29) };
  return {
    job: cluster.primary || perCluster ? job : undefined,
    guard: planGuard(props, seconds, path.at('guard')),
  };
}

function migrationPod(
  { service, memory, cpu, container }: MigrationJobProps,
  task: Task,
  labels: PodPlan['labels'],
): PodPlan {
  const resources = { ...(memory !== undefined && { memory }), ...(cpu !== undefined && { cpu }) };
  return {
    ...service.pod,
    labels,
    container: taskContainer(service.pod.container, { ...task, ...resources, override: container }),
  };
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
