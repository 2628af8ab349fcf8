import { isDeepStrictEqual } from 'node:util';
import { judgeEncryptedFile } from '../../config';
import { InvalidProps, inspect, type Json } from '../../kernel';
import type { Change } from '../env/store';
import { refuse } from '../misuse';
import { applyEdit, type Edit, planEdits } from './edits-plan';
import { judged } from './judged';
import { emptyDocument, findSecret, type SopsTarget } from './sops-document';
import { refuseRule } from './sops-failure';
import type { SopsFile } from './sops-file';

/** What is needed to work on a file beside its bytes. */
export interface SopsWork {
  readonly sops: SopsFile;
  readonly place: string;
  readonly target: SopsTarget;
}

/**
 * The bytes that a file is to have after a change, proved: they decrypt to exactly what was asked for, and
 * whatever did not change has its old ciphertext. Undefined where nothing is to be done. `before` is
 * undefined for a file that is not there yet.
 */
export async function prepare(
  work: SopsWork,
  before: Buffer | undefined,
  change: Change,
): Promise<Buffer | undefined> {
  const { sops, place } = work;
  const document = before === undefined ? emptyDocument(work.target) : await sops.decrypt(before);
  const edits = editsIn(document, work, change);
  if (edits.length === 0) return undefined;
  const expected = edits.reduce(applyEdit, document);
  const after = before === undefined ? await encryptNew(work, expected) : await sops.withEdits(before, edits);
  if (!isDeepStrictEqual(await sops.decrypt(after), expected)) refuseResult(place, 'other values');
  if (before !== undefined) checkKept(before, after, work, change);
  return after;
}

function editsIn(document: Json, { target, place }: SopsWork, change: Change): readonly Edit[] {
  const part = judged(place, (path) => findSecret(document, target, path));
  return part === undefined ? [] : planEdits(part, target, change);
}

/** A file encrypted for the first time; what a rule of .sops.yaml left in clear stays in memory. */
export async function encryptNew({ sops, place }: SopsWork, document: Json): Promise<Buffer> {
  const bytes = await sops.encrypt(document);
  const { findings } = inspect(place, (path) => judgeEncryptedFile(bytes.toString(), path));
  if (findings.length === 0) return bytes;
  const aboutKeys = findings.filter(({ path }) => path.startsWith(`${place}.sops.`) && !/regex$/.test(path));
  if (aboutKeys.length > 0) throw new InvalidProps(aboutKeys);
  return refuseRule(place);
}

/** A ciphertext made anew would roll the pods that read it. */
function checkKept(before: Buffer, after: Buffer, { place, target }: SopsWork, change: Change): void {
  const ciphertexts = ciphertextsIn(after, place);
  for (const [name, ciphertext] of ciphertextsIn(before, place)) {
    const isChanged = [...change.keys()].some((key) => name === nameOf(target.secret, key));
    if (!isChanged && ciphertexts.get(name) !== ciphertext) refuseResult(place, 'others anew');
  }
}

const nameOf = (secret: string, key: string): string => `${secret}/${key}`;

function ciphertextsIn(bytes: Buffer, place: string): ReadonlyMap<string, string> {
  const { secrets } = judged(place, (path) => judgeEncryptedFile(bytes.toString(), path)) ?? { secrets: [] };
  return new Map(
    [...secrets].flatMap(([secret, { values }]) =>
      [...values].map(([key, ciphertext]) => [nameOf(secret, key), ciphertext] as const),
    ),
  );
}

const refuseResult = (place: string, got: string): never =>
  refuse(
    place,
    'sops to write the change and nothing else',
    got,
    'nothing was changed; report the version of sops',
  );
