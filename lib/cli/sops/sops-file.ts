import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Json, record } from '../../kernel';
import { refuse } from '../misuse';
import { withPrivateFolder } from '../private-folder';
import type { Edit } from './edits-plan';
import { nearestFolder } from './nearest-folder';
import { runEditor, runSops } from './run-sops';
import type { Way } from './sops-document';
import { refuseFailure, UNCHANGED } from './sops-failure';

/** What sops does for one file. Clear text comes and goes through pipes; what is on the disk is encrypted. */
export interface SopsFile {
  decrypt(bytes: Buffer): Promise<Json>;
  /** By the rule that .sops.yaml has for the file. */
  encrypt(document: Json): Promise<Buffer>;
  /** The same file with other values; those that stay keep their ciphertext. */
  withEdits(bytes: Buffer, edits: readonly Edit[]): Promise<Buffer>;
  /** What somebody makes of it in an editor; undefined where that is nothing. */
  editedByHand(bytes: Buffer): Promise<Buffer | undefined>;
}

/** `place` is how findings call the file. */
export function sopsFile(file: string, place: string): SopsFile {
  const folder = nearestFolder(file);
  const sops = async (args: readonly string[], input: string | Buffer = '') => {
    const { code, stdout, stderr } = await runSops(args, folder, input);
    return code === 0 ? stdout : refuseFailure(code, stderr, place);
  };
  const piped = ['--input-type', 'yaml', '--filename-override', file];
  const inDraft = <T>(bytes: Buffer, run: (draft: string) => Promise<T>) =>
    withPrivateFolder(async (inside) => {
      const draft = join(inside, basename(file));
      await writeFile(draft, bytes, { mode: 0o600 });
      return run(draft);
    });
  return {
    decrypt: async (bytes) =>
      documentIn(await sops(['decrypt', ...piped, '--output-type', 'json'], bytes), place),
    encrypt: (document) => sops(['encrypt', ...piped, '--output-type', 'yaml'], JSON.stringify(document)),
    withEdits: (bytes, edits) =>
      inDraft(bytes, async (draft) => {
        for (const { way, value } of edits) {
          if (value === undefined) await sops(['unset', draft, indexOf(way)]);
          else await sops(['set', '--value-stdin', draft, indexOf(way)], JSON.stringify(value));
        }
        return readFile(draft);
      }),
    editedByHand: (bytes) =>
      inDraft(bytes, async (draft) => {
        const code = await runEditor(draft, folder);
        if (code === UNCHANGED) return undefined;
        return code === 0 ? readFile(draft) : refuseFailure(code, '', place);
      }),
  };
}

/** Messages of a parser quote what they stumble over, and here everything is in clear. */
function documentIn(output: Buffer, place: string): Json {
  try {
    const document: unknown = JSON.parse(output.toString());
    if (Object.keys(record(document)).length > 0) return record(document);
  } catch {
    // said below, without it
  }
  const fix =
    "install sops 3.11 or later, and look at what else is called sops on the PATH ('which -a sops')";
  return refuse(place, 'sops decrypt to write JSON', 'something else', fix);
}

/** https://getsops.io/docs/#set-a-sub-part-in-a-document-tree */
const indexOf = (way: Way): string => way.map((key) => `[${JSON.stringify(key)}]`).join('');
