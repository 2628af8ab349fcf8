import type { Command, CommanderError } from 'commander';
import { nearName } from '../kernel';
import { misuse } from './misuse';

/** Lets a command and all below it answer misuse in one line, and without what was typed: it may be a value. */
export function refuseMisuse(command: Command): void {
  command.exitOverride((error) => answer(command, error));
  for (const inner of command.commands) refuseMisuse(inner);
}

function answer(command: Command, error: CommanderError): never {
  const place = nameOf(command);
  const help = `'${place} --help' shows what there is`;
  const typed = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  switch (error.code) {
    case 'commander.unknownCommand':
      return misuse(place, 'a command', ...meant(typed, commandsOf(command), help));
    case 'commander.unknownOption':
      return misuse(place, 'an option that there is', ...meant(typed, optionsOf(command), help));
    case 'commander.missingArgument':
      return misuse(place, `<${typed}>`, 'nothing', help);
    case 'commander.missingMandatoryOptionValue':
    case 'commander.optionMissingArgument':
      return misuse(place, typed, 'nothing', help);
    case 'commander.excessArguments':
      return misuse(place, 'fewer arguments', 'more of them', help);
    default:
      throw error;
  }
}

/** Only what is nearly a word that we know is shown. */
function meant(typed: string, words: readonly string[], help: string): [got: string, fix: string] {
  const [name = ''] = typed.split('=');
  const word = nearName(name, words);
  return word === undefined ? ['another word', help] : [`'${name}'`, `did you mean '${word}'?`];
}

const nameOf = (command: Command): string =>
  command.parent === null ? command.name() : `${nameOf(command.parent)} ${command.name()}`;

const commandsOf = ({ commands }: Command): readonly string[] => commands.map((inner) => inner.name());

const optionsOf = (command: Command): readonly string[] => [
  '--help',
  ...command.options.flatMap(({ long }) => (long === undefined || long === null ? [] : [long])),
];
