import type { EnvVar } from 'kubernetes-types/core/v1';
import { type ContainerPlan, type PodPlan, taskContainer } from '../container';
import { checkedSeconds, checkName, type Duration, isDnsLabel, type Path } from '../kernel';
import { withVariables } from './task-variables';

/** What has to be there before the command starts, by name. */
export type Waits = Readonly<Record<string, WaitProps>>;

/** A question that is asked until the answer is 0. The image needs `sh`, `timeout` and `sleep` for it. */
export interface WaitProps {
  /**
   * What asks, exec form, in the service's image; `$(NAME)` is a variable of its pods:
   * `['pg_isready', '-h', '$(POSTGRES_HOST)']`, `['getent', 'hosts', 'redis.example.com']`.
   */
  readonly command: readonly string[];
  /** When waiting has failed, and the Job with it; all of them together stay below the Job's. @default '1m' */
  readonly deadline?: Duration;
  /** How long it rests between two questions, 1s or more and less than the deadline. @default '2s' */
  readonly period?: Duration;
}

/** What the waiting containers are part of. */
export interface WaitSurroundings {
  readonly pod: PodPlan;
  readonly variables: readonly EnvVar[];
  /** Seconds that the Job has in all. */
  readonly deadline: number;
}

/** An init container for each, in the order in which they are written. */
export function planWaits(waits: Waits, around: WaitSurroundings, path: Path): readonly ContainerPlan[] {
  const planned = Object.entries(waits).map(([name, props]) => {
    const place = path.at(name);
    checkWaitName(name, around.pod, place);
    const deadline = checkedSeconds(props.deadline ?? '1m', place.at('deadline'), { from: 1, fallback: 60 });
    return { deadline, container: waitContainer(name, props, deadline, around, place) };
  });
  const together = planned.reduce((sum, { deadline }) => sum + deadline, 0);
  if (together >= around.deadline) {
    const expected = `less than the ${around.deadline}s of deadline, all of them together`;
    path.refuse(expected, `${together}s`, 'raise deadline, or wait less: nothing is left for the command');
  }
  return planned.map(({ container }) => container);
}

const containerName = (name: string) => `wait-for-${name}`;

function checkWaitName(name: string, { init }: PodPlan, path: Path): void {
  if (!isDnsLabel(name)) checkName(name, path);
  else checkName(containerName(name), path);
  if (init.some((other) => other.name === containerName(name))) {
    path.refuse('a name that no init container of the service has', containerName(name), 'rename it');
  }
}

function waitContainer(
  name: string,
  { command, period = '2s' }: WaitProps,
  deadline: number,
  { pod, variables }: WaitSurroundings,
  path: Path,
): ContainerPlan {
  if (command.length === 0) {
    path.at('command').refuse('a program and its arguments', command, "write it as ['pg_isready']");
  }
  const rest = checkedSeconds(period, path.at('period'), {
    from: 1,
    to: Math.max(1, deadline - 1),
    fallback: 2,
  });
  const base = { ...pod.container, entrypoint: undefined };
  return taskContainer(base, {
    name: containerName(name),
    command: untilItSucceeds(command, deadline, rest),
    ephemeralStorage: '64Mi',
    override: withVariables(variables),
  });
}

/**
 * The words of the command stay words: no shell reads them. The outer shell stays first in the container on
 * purpose (`|| exit`): BusyBox' timeout becomes the command itself, and as the first process it would not
 * hear its own TERM.
 */
const untilItSucceeds = (command: readonly string[], deadline: number, period: number): readonly string[] => [
  'sh',
  '-c',
  `timeout ${deadline} sh -c 'until "$@"; do sleep ${period}; done' wait "$@" || exit`,
  'wait',
  ...command,
];
