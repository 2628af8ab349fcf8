import { addCheck } from '../../../lib/cli/check/command';
import { run } from '../../../lib/cli/program';
import { addSynth } from '../../../lib/cli/synth/command';
import { RecordingTerminal } from '../recording-terminal';

/** Runs a command that asks nobody and needs no cluster. */
export async function kube(directory: string, ...typed: readonly string[]) {
  const terminal = new RecordingTerminal({ isPerson: false });
  const exitCode = await run(typed, {
    terminal,
    directory,
    openStore: () => {
      throw new Error('no store is opened');
    },
    commands: [addSynth, addCheck],
  });
  return { exitCode, out: terminal.printed.join('\n'), err: terminal.noted.join('\n') };
}
