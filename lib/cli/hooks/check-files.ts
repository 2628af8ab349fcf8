import { isUtf8 } from 'node:buffer';
import { judgeEncryptedFile, readSealedYaml, sealedSecret } from '../../config';
import { type Finding, inspect, type Path, Words } from '../../kernel';
import { type Guard, guardOf } from './guarded-file';
import { holdsPlainSecret } from './plain-manifest';
import { holdsPlainSetting } from './plain-settings';
import { privateKeyIn } from './private-key';

/** A file as it is, or as it is going to be committed. */
export interface HeldFile {
  /** From the top of the repository. */
  readonly path: string;
  readonly bytes: Buffer;
}

/**
 * Refuses what Git must never hold: in `apps/<service>/secrets/` whatever is not encrypted, elsewhere files of
 * SOPS that are not, Secrets with values, dotenv files and private keys. One finding a file, which shows nothing of it.
 */
export const checkFiles = (files: Iterable<HeldFile>): readonly Finding[] =>
  [...files].flatMap(({ path, bytes }) =>
    inspect(path, (place) => checkFile(path, bytes, place)).findings.slice(0, 1),
  );

function checkFile(path: string, bytes: Buffer, place: Path): void {
  const key = privateKeyIn(bytes);
  const guard = guardOf(path);
  if (guard !== undefined) CHECKS[guard](bytes, place);
  if (key !== undefined) place.refuse('no private key', new Words(key), MOVE);
}

const MOVE = "keep it outside the repository ('git rm --cached' unstages it); if it was pushed, replace it";

const CHECKS: Readonly<Record<Guard, (bytes: Buffer, path: Path) => void>> = {
  sops: (bytes, path) => {
    const text = textOf(bytes, path);
    if (text !== undefined) judgeEncryptedFile(text, path);
  },
  sealed: (bytes, path) => {
    const text = textOf(bytes, path);
    for (const document of (text !== undefined && readSealedYaml(text, path)) || [])
      sealedSecret(document, path);
  },
  stray: (_, path) =>
    path.refuse(
      'only encrypted files here, *.enc.yaml of SOPS or *.sealed.yaml of kubeseal',
      new Words('another one'),
      'encrypt it, or move it to another folder if it holds no secret',
    ),
  encrypted: checkEncrypted,
  dotenv: (_, path) => refuseDotenv(path),
  settings: (bytes, path) => {
    if (holdsPlainSetting(bytes.toString())) refuseDotenv(path);
  },
  manifest: (bytes, path) => {
    if (!holdsPlainSecret(bytes.toString())) return;
    const fix = 'put its values where they belong by kube env set; if it was pushed, change them';
    path.refuse('no Secret with values in Git', new Words('one that is not encrypted'), fix);
  },
};

function refuseDotenv(path: Path): void {
  const fix =
    'add it to .gitignore and put its values where they belong by kube env set; name an example .env.example';
  path.refuse('no dotenv file in Git', new Words('one'), fix);
}

function textOf(bytes: Buffer, path: Path): string | undefined {
  if (isUtf8(bytes)) return bytes.toString();
  path.refuse('a text in UTF-8', new Words('something else'), 'let sops or kubeseal write the file');
  return undefined;
}

/** Elsewhere SOPS may encrypt anything, by a rule of its own; only Kubernetes' own kinds can be judged. */
function checkEncrypted(bytes: Buffer, path: Path): void {
  const text = bytes.toString();
  if (/^kind:\s*["']?(Sops)?Secret\b/m.test(text)) judgeEncryptedFile(text, path);
  else if (!/^\s+"?mac"?:\s*"?ENC\[/m.test(text)) {
    const isPart = text.includes('ENC[AES256_GCM,');
    const fix = isPart
      ? 'take its last version from Git (git restore)'
      : 'encrypt it with sops encrypt --in-place, or give it another name';
    path.refuse('a file that SOPS encrypted', new Words(isPart ? 'a part of one' : 'a plain one'), fix);
  }
}
