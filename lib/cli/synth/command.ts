import { openFleet } from '../fleet';
import { examples } from '../options';
import type { AddCommand, Session } from '../session';
import { distOf } from './dist-of';
import { withBase } from './with-base';

interface SynthOptions {
  readonly base?: string;
  readonly apps?: string;
}

/** `kube synth`: writes dist. */
export const addSynth: AddCommand = (program, session) => {
  withBase(program.command('synth'))
    .description('renders every chart for every cluster, checks it all and brings dist up to date')
    .addHelpText('after', examples('kube synth', 'kube synth --base origin/main'))
    .action((options: SynthOptions) => synthesise(session, options));
};

/** All goes to stderr, as `npm run synth` does it: what was asked for are files. */
function synthesise({ directory, terminal, endWith }: Session, { base, apps: given }: SynthOptions): void {
  const { apps } = openFleet(directory, given);
  const { synth }: typeof import('../../synth') = require('../../synth');
  const { exitCode, lines } = synth({ apps, dist: distOf(apps), base });
  for (const line of lines) terminal.note(line);
  endWith(exitCode);
}
