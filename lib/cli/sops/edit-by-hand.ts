import { writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { judgeEncryptedFile } from '../../config';
import { describe, InvalidProps, inspect } from '../../kernel';
import { Outdated } from '../env/store';
import { refuse } from '../misuse';
import { encryptNew, type SopsWork } from './prepare';
import { readIfThere } from './read-file';
import { replaceFile, versionOf } from './replace-file';
import { emptyDocument } from './sops-document';

export interface HandEdit extends SopsWork {
  readonly file: string;
  readonly note: (line: string) => void;
}

/** Lets somebody edit a copy, and puts it in place of the file if it is encrypted and nobody was faster. */
export async function editByHand(edit: HandEdit): Promise<void> {
  const { file, place, target } = edit;
  const before = readIfThere(file, place);
  const after = await edited(edit, before ?? (await encryptNew(edit, emptyDocument(target))));
  if (after === undefined) return;
  try {
    await replaceFile(file, after, versionOf(before), place);
  } catch (error) {
    if (!(error instanceof Outdated)) throw error;
    // encrypted like the file itself
    const yours = join(dirname(file), `.${basename(file)}.yours`);
    writeFileSync(yours, after);
    const fix = `what you made of it is in ${yours}, encrypted: put it in place, or delete it and begin again`;
    refuse(place, 'the file with which you began', 'one that somebody else changed since', fix);
  }
}

/** Back to the editor as often as the result is refused and somebody goes on. */
async function edited(edit: HandEdit, bytes: Buffer): Promise<Buffer | undefined> {
  const after = await edit.sops.editedByHand(bytes);
  if (after === undefined) return undefined;
  const { findings } = inspect(edit.place, (path) => judgeEncryptedFile(after.toString(), path));
  if (findings.length === 0) return after;
  if (!process.stdin.isTTY) throw new InvalidProps(findings);
  for (const finding of findings) edit.note(describe(finding));
  await enter('Enter goes back to the editor, Ctrl-C drops the change ');
  return edited(edit, after);
}

async function enter(question: string): Promise<void> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    await terminal.question(question);
  } finally {
    terminal.close();
  }
}
