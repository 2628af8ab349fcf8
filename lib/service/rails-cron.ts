import type { CronTaskProps } from '../job';
import type { Path } from '../kernel';

/** When a Rails task, or any other command of the application, runs. */
export interface RailsCronProps
  extends Omit<CronTaskProps, 'command' | 'args' | 'env' | 'image' | 'user' | 'writable' | 'stickyTmp'> {
  /** What `bin/rails` runs: `'carts:expire'`, `'runner Cart.expire'`; words are split at spaces. */
  readonly task?: string;
  /** A command instead of a task. */
  readonly command?: readonly string[];
}

export function planRailsCron(
  { task, command, ...rest }: RailsCronProps,
  path: Path,
): Omit<CronTaskProps, 'env'> {
  if ((task === undefined) === (command === undefined)) {
    path
      .at('task')
      .refuse('a task or a command', task === undefined ? undefined : 'both', "write task: 'carts:expire'");
  }
  const words = task?.trim().split(/\s+/) ?? [];
  return { ...rest, command: command ?? ['bin/rails', ...words] };
}
