import { run } from '../../lib/cli/program';
import { company } from './company';
import { Stores } from './memory-store';
import { type Answers, RecordingTerminal } from './recording-terminal';

/** A company with its clusters in memory, and somebody who types. */
export class Kube {
  readonly stores = new Stores();
  readonly terminals: RecordingTerminal[] = [];

  constructor(readonly directory = company()) {}

  /** Runs `kube env …` and gives what was to be seen. */
  async env(words: string | readonly string[], answers: Answers = {}) {
    const terminal = new RecordingTerminal(answers);
    this.terminals.push(terminal);
    const typed = typeof words === 'string' ? words.split(' ') : words;
    const exitCode = await run(['env', ...typed], {
      terminal,
      directory: this.directory,
      openStore: this.stores.open,
    });
    return { exitCode, terminal, out: terminal.printed.join('\n'), err: terminal.noted.join('\n') };
  }

  store(name: string) {
    return this.stores.named(name);
  }

  file(name: string) {
    return this.stores.named(name, true);
  }
}

export const NOBODY: Answers = { isPerson: false };
