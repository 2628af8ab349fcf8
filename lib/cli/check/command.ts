import { counted } from '../../kernel';
import { openFleet } from '../fleet';
import { examples } from '../options';
import type { AddCommand, Session } from '../session';
import { withBase } from '../synth/with-base';
import { type Checked, checkFleet, driftIn } from './check-fleet';

interface CheckOptions {
  readonly base?: string;
  readonly apps?: string;
  readonly json?: boolean;
  readonly drift?: boolean;
}

/** `kube check`: what synth would say, and whether dist is what it would write. */
export const addCheck: AddCommand = (program, session) => {
  withBase(program.command('check'))
    .description('whether everything may ship, and whether dist is what the charts give; writes nothing')
    .option('--json', 'for programs')
    .option('--drift', 'tell where environments differ, and why')
    .addHelpText(
      'after',
      `${examples('kube check', 'kube check --base origin/main', 'kube check --json')}\n\nEnds with 1 where anything is refused, or a file of dist is not fresh.`,
    )
    .action((options: CheckOptions) => check(session, options));
};

function check({ directory, terminal, endWith }: Session, options: CheckOptions): void {
  const { base, apps: given, json, drift } = options;
  const { apps } = openFleet(directory, given);
  const checked = checkFleet(apps, base);
  const { findings, errors, warnings, stale } = checked;
  const differing = drift === true ? driftIn(apps) : undefined;
  const lines = [...(differing?.lines ?? []), ...[...errors, ...warnings].toSorted()];
  if (json === true)
    terminal.print(JSON.stringify({ findings, stale, drift: differing?.drift }, undefined, 2));
  else for (const line of [...lines, ...staleLines(checked), summary(checked)]) terminal.print(line);
  endWith(errors.length === 0 && stale.length === 0 ? 0 : 1);
}

const FOUND = { missing: 'no file', old: 'an older one', surplus: 'a file that nothing gives' } as const;

const staleLines = ({ stale }: Checked): readonly string[] =>
  stale.map(({ path, is }) => `${path}: expected what the charts give, got ${FOUND[is]}; run 'kube synth'`);

function summary({ errors, warnings, services, clusters, stale }: Checked): string {
  const counts = [
    counted(errors.length, 'error'),
    counted(warnings.length, 'warning'),
    `${counted(stale.length, 'file')} of dist not fresh`,
  ];
  return `${counted(services, 'service')} in ${counted(clusters.length, 'cluster')}: ${counts.join(', ')}`;
}
