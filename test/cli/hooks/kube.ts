import { addHooks } from '../../../lib/cli/hooks';
import { ProcessTerminal } from '../../../lib/cli/process-terminal';
import { run } from '../../../lib/cli/program';

/** `kube` as a hook calls it, without what needs a cluster. */
async function main(): Promise<void> {
  process.exitCode = await run(process.argv.slice(2), {
    terminal: new ProcessTerminal(),
    directory: process.cwd(),
    openStore: () => {
      throw new Error('no hook opens a store');
    },
    commands: [addHooks],
  });
}

void main();
