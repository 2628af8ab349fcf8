import type { EnvVar } from 'kubernetes-types/core/v1';
import { type ContainerPlan, type PodPlan, taskPod } from '../container';
import { checkCpu, checkMemory, type Labels, type Path } from '../kernel';
import type { MigrationJobProps } from './migration-job-props';
import { withVariables } from './task-variables';

/** What one of the Jobs does in the pod of the service. */
export interface MigrationTask {
  /** Of its container. */
  readonly name: string;
  readonly labels: Labels;
  readonly command: readonly string[];
  /** What it reads otherwise than the service. */
  readonly variables: readonly EnvVar[];
  readonly init: readonly ContainerPlan[];
}

/** The pod of the service with another command: it can neither miss a variable nor lack a file. */
export const migrationPod = (
  pod: PodPlan,
  { memory, cpu, container }: MigrationJobProps,
  { variables, ...task }: MigrationTask,
): PodPlan =>
  taskPod(pod, {
    ...task,
    ...(memory !== undefined && { memory }),
    ...(cpu !== undefined && { cpu }),
    override: withVariables(variables, container),
  });

export function checkResources({ memory, cpu }: MigrationJobProps, path: Path): void {
  if (memory !== undefined) checkMemory(memory, path.at('memory'));
  if (cpu !== undefined) checkCpu(cpu, path.at('cpu'));
}

export function planCommand({ command, service }: MigrationJobProps, path: Path): readonly string[] {
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
