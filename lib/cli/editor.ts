import { type ChildProcess, spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { uninterrupted } from './clean-up';
import { refuse } from './misuse';
import { withPrivateFolder } from './private-folder';

const DEFAULT_EDITOR = 'vi';

/** The editor that a person chose for kubectl, for everything that is seen, or for everything. */
export const chosenEditor = ({ KUBE_EDITOR, VISUAL, EDITOR }: NodeJS.ProcessEnv): string =>
  [KUBE_EDITOR, VISUAL, EDITOR].find((editor) => editor !== undefined && editor.trim() !== '') ??
  DEFAULT_EDITOR;

/** What a person makes of a text, in a file that nobody else can read and that is gone afterwards. */
export const edited = (text: string, environment: NodeJS.ProcessEnv = process.env): Promise<string> =>
  withPrivateFolder(async (folder) => {
    const file = join(folder, 'edit.env');
    await writeFile(file, text, { mode: 0o600, flag: 'wx' });
    await runEditor(chosenEditor(environment), file);
    return readFile(file, 'utf8');
  });

/** By the shell, because an editor may be said with arguments: `code --wait`. */
async function runEditor(editor: string, file: string): Promise<void> {
  const how = await uninterrupted(() =>
    ended(spawn('sh', ['-c', `${editor} "$1"`, 'sh', file], { stdio: 'inherit' })),
  );
  if (how !== undefined)
    refuse('kube env edit', 'an editor that ends well', how, 'set EDITOR; nothing was changed');
}

/** Undefined where it went well. */
const ended = (child: ChildProcess): Promise<string | undefined> =>
  new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (signal !== null) resolve(`one that ${signal} ended`);
      else resolve(code === 0 ? undefined : `exit code ${code}`);
    });
  });
