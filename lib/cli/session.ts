import type { Command } from 'commander';
import type { OpenApplications } from './argo/applications';
import type { OpenStore } from './env/place';
import type { Terminal } from './terminal';

/** What every command is given. */
export interface Session {
  readonly terminal: Terminal;
  /** Where `kube` was called. */
  readonly directory: string;
  readonly openStore: OpenStore;
  readonly openApplications: OpenApplications;
  /** 0 is what it is unless a command says 1. */
  endWith(exitCode: 0 | 1): void;
}

/** A command in a file of its own: adds itself to the program. Whatever takes time to load waits until it runs. */
export type AddCommand = (program: Command, session: Session) => void;
