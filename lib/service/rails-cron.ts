import type { CronTaskProps } from '../job';
import { type Path, Words } from '../kernel';
import { type OwnEnv, planOwnEnv } from './own-env';
import { SHARED } from './rails-env';

/** When a Rails task, or any other command of the application, runs. */
export interface RailsCronProps
  extends Omit<
    CronTaskProps,
    'command' | 'args' | 'env' | 'variables' | 'image' | 'user' | 'writable' | 'stickyTmp'
  > {
  /**
   * What `bin/rails` runs: `'carts:expire'`, `'runner Cart.expire'`. Words are split at spaces and no shell
   * reads them. @default - none: `command` says what runs
   */
  readonly task?: string;
  /** A command instead of a task, exec form. @default - `bin/rails` and the task */
  readonly command?: readonly string[];
  /** Variables of this cron alone, beside those of the service. @default - none */
  readonly env?: OwnEnv;
}

/** Turns a task into a command; refuses none, both, and one that only a shell would understand. */
export function planRailsCron(
  { task, command, env = {}, ...rest }: RailsCronProps,
  path: Path,
): Omit<CronTaskProps, 'env'> {
  if ((task === undefined) === (command === undefined)) {
    const got = new Words(task === undefined ? 'neither' : 'both');
    path.at('task').refuse('a task or a command', got, "write task: 'carts:expire', or command alone");
  }
  return {
    ...rest,
    command: command ?? ['bin/rails', ...wordsOf(task ?? 'about', path.at('task'))],
    variables: planOwnEnv(env, { owned: {}, shared: SHARED }, path.at('env')),
  };
}

function wordsOf(task: string, path: Path): readonly string[] {
  const words = task.trim().split(/\s+/).filter(Boolean);
  if (words.length === 0) path.refuse('a task', task, "write task: 'carts:expire'");
  if (/['"]/.test(task)) {
    const fix = "write command: ['bin/rails', 'runner', '…'], a word an entry";
    path.refuse('words without quotes, for no shell reads them', task, fix);
  }
  return words;
}
