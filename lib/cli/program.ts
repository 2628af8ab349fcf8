import { Command } from 'commander';
import type { OpenApplications } from './argo/applications';
import { COMMANDS } from './commands';
import type { OpenStore } from './env/place';
import { printFault } from './fault';
import type { AddCommand, Session } from './session';
import type { Terminal } from './terminal';
import { refuseMisuse } from './usage';
import { version } from './version';

/** What a run of `kube` needs from outside. */
export interface Surroundings {
  readonly terminal: Terminal;
  readonly directory: string;
  readonly openStore: OpenStore;
  /** @default - none: no command finds an Argo CD */
  readonly openApplications?: OpenApplications;
  /** @default - all there are */
  readonly commands?: readonly AddCommand[];
}

export type ExitCode = 0 | 1 | 2;

/** Runs one command; prints whatever goes wrong and never throws. */
export async function run(argv: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const { terminal } = surroundings;
  let ended: ExitCode = 0;
  const session: Session = {
    openApplications: () => undefined,
    ...surroundings,
    endWith: (exitCode) => {
      ended = exitCode;
    },
  };
  try {
    await programFor(session, surroundings.commands ?? COMMANDS).parseAsync(argv, { from: 'user' });
    return ended;
  } catch (error) {
    return printFault(terminal, error);
  }
}

function programFor(session: Session, commands: readonly AddCommand[]): Command {
  const { terminal } = session;
  const program = new Command('kube')
    .description('What runs where, and with which settings: commands for the services below apps.')
    .version(version(), '-V, --version', 'print the version')
    .showSuggestionAfterError(false)
    .configureOutput({
      writeOut: (text) => terminal.printBytes(Buffer.from(text)),
      writeErr: (text) => terminal.note(text.trimEnd()),
      // It would show what was typed, which may be a value.
      outputError: () => {},
    })
    .addHelpText('after', EXAMPLES);
  for (const add of commands) add(program, session);
  refuseMisuse(program);
  return program;
}

const EXAMPLES = `
Examples:
  $ kube deploy yashima -e qa --image 4f2a9c1 --push
  $ kube wait yashima -e qa
  $ kube rollback yashima -e production
  $ kube env set yashima -e qa DATABASE_URL

An environment (-e) leads to its clusters, whatever the current context of kubectl is.`;
