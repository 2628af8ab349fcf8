import { openFleet } from '../fleet';
import { misuse } from '../misuse';
import { hint, typed } from '../near';
import { examples } from '../options';
import type { AddCommand, Session } from '../session';
import { withBase } from '../synth/with-base';
import { accentFor } from './accent';
import { checkFiles, type ObjectFile, readObjectFile } from './check-files';
import { checkServices } from './check-services';
import { driftIn } from './drift';
import { explain } from './explain';
import { acknowledgedLines, FORMATS, type Format, type Outcome } from './formats';
import { destinationFor, platformOf, type WhereTo } from './where-to';

interface CheckOptions extends WhereTo {
  readonly base?: string;
  readonly format: string;
  readonly json?: boolean;
  readonly file?: readonly string[];
  readonly namespace?: string;
  readonly whole?: boolean;
  readonly acknowledged?: boolean;
  readonly figures?: boolean;
  readonly drift?: boolean;
  readonly explain?: string;
}

/** `kube check`: what synth would say, and whether dist is what it would write; or what is wrong with any YAML. */
export const addCheck: AddCommand = (program, session) => {
  withBase(program.command('check [services...]'))
    .description('whether everything may ship, and whether dist is what the charts give; writes nothing')
    .option('--format <name>', Object.keys(FORMATS).join(', '), 'text')
    .option('--json', 'the same as --format json')
    .option('--file <files...>', 'objects of any origin instead of charts; - for what comes in by a pipe')
    .option(
      '-e, --environment <name>',
      'with --file: the environment or cluster of the platform they are for',
    )
    .option('--kubernetes <version>', 'with --file: what the cluster runs, such as 1.34')
    .option('--namespace <name>', 'with --file: of objects that name none (default: default)')
    .option('--whole', 'with --file: nothing else is there, so what is not in the files is missing')
    .option('--acknowledged', 'which warnings charts allow themselves, and why, instead of what is wrong')
    .option(
      '--figures',
      'what each release comes to, of every service; of one that is named it is told anyway',
    )
    .option('--drift', 'where environments differ too, and why')
    .option('--explain <id>', 'what a check is about, by the id that its findings name')
    .addHelpText('after', `${EXAMPLES}\n\n${ENDS}`)
    .action((services: readonly string[], options: CheckOptions) => check(session, services, options));
};

const EXAMPLES = examples(
  'kube check',
  'kube check yashima --base origin/main',
  'kube check --format sarif > check.sarif',
  'helm template web | kube check --file - --kubernetes 1.34',
  'kube check --explain F26',
);

const ENDS = 'Ends with 1 where anything is refused, or a file of dist is not fresh.';

async function check(session: Session, services: readonly string[], options: CheckOptions): Promise<void> {
  const { terminal } = session;
  if (options.explain !== undefined) {
    const own = () => platformOf(session.directory, options.apps)?.rules ?? [];
    for (const line of explain(options.explain, own)) terminal.print(line);
    return;
  }
  const format = options.acknowledged === true ? acknowledgedLines : formatFor(options);
  const outcome = await outcomeOf(session, services, options);
  for (const line of format(outcome, accentFor(terminal, process.env))) terminal.print(line);
  session.endWith(isRefused(outcome) ? 1 : 0);
}

async function outcomeOf(
  session: Session,
  services: readonly string[],
  options: CheckOptions,
): Promise<Outcome> {
  const { file: files, namespace = 'default', whole = false } = options;
  if (files === undefined) {
    refuseOptionsOfFiles(options);
    return ofServices(session, services, options);
  }
  if (services.length > 0) misuse('kube check', 'services or --file', 'both', 'leave one of them out');
  const read = await Promise.all(files.map((name) => readFile(session, name)));
  return checkFiles(read, { ...destinationFor(session, options), namespace, whole });
}

/** What says something of files only would be passed over in silence. */
function refuseOptionsOfFiles(options: CheckOptions): void {
  const names = ['environment', 'kubernetes', 'namespace', 'whole'] as const;
  const given = names.find((name) => options[name] !== undefined);
  if (given === undefined) return;
  misuse('kube check', '--file', `--${given} without it`, 'name the files, or leave it out');
}

function ofServices(
  { directory }: Session,
  services: readonly string[],
  { apps: given, base, drift, figures }: CheckOptions,
): Outcome {
  const { apps } = openFleet(directory, given);
  const outcome = checkServices(apps, base, services);
  return {
    ...outcome,
    ...(figures === true && { told: outcome.figures }),
    ...(drift === true && { drift: driftIn(apps, services) }),
  };
}

const readFile = async ({ terminal, directory }: Session, name: string): Promise<ObjectFile> =>
  name === '-'
    ? { name: 'stdin', text: (await terminal.input()).toString() }
    : readObjectFile(directory, name);

function formatFor({ format, json }: CheckOptions): Format {
  const name = json === true ? 'json' : format;
  const formats: Readonly<Record<string, Format>> = FORMATS;
  const names = Object.keys(FORMATS);
  return (
    (Object.hasOwn(FORMATS, name) ? formats[name] : undefined) ??
    misuse(
      'kube check --format',
      `one of ${names.join(', ')}`,
      typed(name, names),
      hint(name, names, 'leave it out'),
    )
  );
}

const isRefused = ({ groups, stale }: Outcome): boolean =>
  stale.length > 0 ||
  groups.some(({ findings }) => findings.some(({ finding }) => finding.severity === 'error'));
