import { InvalidProps } from '../../kernel';
import { misuse } from '../misuse';
import type { AddCommand } from '../session';

/** `kube hooks`: keeps secrets out of Git before they are committed. */
export const addHooks: AddCommand = (program, session) => {
  const hooks = program.command('hooks').description('keep secrets that are not encrypted out of Git');
  hooks
    .command('install')
    .description('let Git check each commit of this repository')
    .action(async () => {
      const { installHook }: typeof import('./install-hook') = require('./install-hook');
      session.terminal.print(await installHook(session.directory));
    });
  hooks
    .command('check')
    .description('refuse secrets that are not encrypted: in all files that Git has, or in some')
    .argument('[files...]', 'files as they are on the disk')
    .option('--staged', 'what the next commit adds or changes')
    .action((files: readonly string[], { staged = false }: { readonly staged?: boolean }) => {
      if (staged && files.length > 0)
        misuse('kube hooks check', '--staged or files', 'both', 'leave one of the two out');
      const found = findingsIn(session.directory, files, staged);
      if (found.length > 0) throw new InvalidProps(found);
    });
};

function findingsIn(directory: string, files: readonly string[], isStaged: boolean) {
  const { checkFiles }: typeof import('./check-files') = require('./check-files');
  const git: typeof import('./staged-files') = require('./staged-files');
  if (isStaged) return checkFiles(git.stagedFiles(directory));
  return checkFiles(files.length > 0 ? git.filesOnDisk(directory, files) : git.allFiles(directory));
}
