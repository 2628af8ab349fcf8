import { shellInFront, Words } from '../../../kernel';
import type { Check, Objection } from '../../check';
import type { World } from '../../world';
import { runningIn } from '../running';

/** https://github.com/sidekiq/sidekiq/wiki/Kubernetes: the signal must reach Sidekiq, not a shell before it. */
export const hearsTerm: Check = {
  id: 'F6',
  title: 'what a pod runs hears when it is told to stop',
  severity: 'warning',
  why: 'a shell in front of the process keeps TERM to itself, so the process is killed when the grace is over',
  fix: 'start the program without a shell, or exec the last command of the script',
  *run(world: World): Iterable<Objection> {
    for (const { to, processes } of runningIn(world)) {
      for (const { container, at, command } of processes) {
        const shell = shellInFront(command);
        if (shell === undefined) continue;
        yield {
          to,
          field: `${at}.${container.command === undefined ? 'args' : 'command'}`,
          expected: 'a program, or a shell that ends in exec',
          got: new Words(`${shell} without exec`),
          fix: "write the program's words without a shell, or exec before the last command",
        };
      }
    }
  },
};
