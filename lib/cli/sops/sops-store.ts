import { relative, resolve } from 'node:path';
import { judgeEncryptedFile } from '../../config';
import { type Audit, type Change, type EnvStore, Outdated, type Snapshot } from '../env/store';
import { checkChange, refuseUnwritable } from './change-check';
import { commitMessage } from './commit-message';
import { editByHand } from './edit-by-hand';
import { gitAuthor } from './git-author';
import { judged } from './judged';
import { nearestFolder } from './nearest-folder';
import { prepare } from './prepare';
import { readIfThere } from './read-file';
import { replaceFile, versionOf } from './replace-file';
import { findSecret, type SopsTarget, valuesOf } from './sops-document';
import { sopsFile } from './sops-file';

export interface SopsStoreProps extends SopsTarget {
  /** `apps/<service>/secrets/<environment or cluster>.enc.yaml`, absolute; it need not be there yet. */
  readonly file: string;
  /** Takes a line for whoever is at the terminal. @default - standard error */
  readonly note?: (line: string) => void;
}

/** A Secret in a file that SOPS encrypts. https://getsops.io */
export interface SopsStore extends EnvStore {
  /** Opens the file in the editor that sops finds, decrypted, and keeps it if it is encrypted afterwards. */
  edit(): Promise<void>;
  /** What to write when the changed file is committed: the file itself cannot keep the reason. */
  commitMessage(change: Change, audit: Audit): string;
}

const toStandardError = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

const NOTHING: Snapshot = { values: new Map(), version: undefined };

/** Reads and changes one Secret of a file through the sops binary; needs it on the PATH, and the file's key. */
export function openSopsStore({ file, note = toStandardError, ...target }: SopsStoreProps): SopsStore {
  const place = placeOf(file);
  const sops = sopsFile(file, place);
  const message = (change: Change, audit: Audit) => commitMessage(place, change, audit);

  async function read(): Promise<Snapshot> {
    const bytes = readIfThere(file, place);
    if (bytes === undefined) return NOTHING;
    judged(place, (path) => judgeEncryptedFile(bytes.toString(), path));
    const document = await sops.decrypt(bytes);
    const part = judged(place, (path) => findSecret(document, target, path));
    return { values: valuesOf(part?.content ?? {}), version: versionOf(bytes) };
  }

  return {
    place,
    read,
    names: async () => namesIn(readIfThere(file, place), target.secret, place),
    whoAmI: () => gitAuthor(nearestFolder(file)),
    commitMessage: message,
    edit: () => editByHand({ file, place, sops, target, note }),
    async check(change, base) {
      judged(place, (path) => checkChange(change, base, path));
      readIfThere(file, place);
      refuseUnwritable(nearestFolder(file), place);
      // whether there is a rule for the file, and one that encrypts, shows in memory
      if (base.version === undefined) await prepare({ sops, place, target }, undefined, change);
    },
    async write(change, base, audit) {
      judged(place, (path) => checkChange(change, base, path));
      const bytes = await prepare({ sops, place, target }, baseBytes(file, base, place), change);
      if (bytes === undefined) return;
      await replaceFile(file, bytes, base.version, place);
      note(`to commit ${place}:\n\n${message(change, audit)}\n`);
    },
  };
}

/** From the top of the repository: `apps/yashima/secrets/qa.enc.yaml`. */
const placeOf = (file: string): string => relative(resolve(file, '../../../..'), file);

function namesIn(bytes: Buffer | undefined, secret: string, place: string): readonly string[] {
  if (bytes === undefined) return [];
  const document = judged(place, (path) => judgeEncryptedFile(bytes.toString(), path));
  return [...(document?.secrets.get(secret)?.values.keys() ?? [])].sort();
}

/** The bytes that a change goes on top of. */
function baseBytes(file: string, { version }: Snapshot, place: string): Buffer | undefined {
  const bytes = readIfThere(file, place);
  if (versionOf(bytes) === version) return bytes;
  throw new Outdated(`${place} was changed since it was read`);
}
