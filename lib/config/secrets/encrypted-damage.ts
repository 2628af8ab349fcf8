import { type Path, Words } from '../../kernel';

/** https://git-scm.com/docs/git-merge#_how_conflicts_are_presented */
const CONFLICT = /^(<{7}|>{7})( |\r?$)/m;
/** What SOPS writes at the end of a file. */
const METADATA = /(^|[\s{,])["']?sops["']?\s*:/;

/** Refuses a file in which Git left both sides of a merge, or that lost its end; returns whether it is neither. */
export function checkIsWhole(text: string, path: Path): boolean {
  const mark = CONFLICT.exec(text);
  if (mark !== null) {
    const line = text.slice(0, mark.index).split('\n').length;
    const fix =
      'take one side (git checkout --ours or --theirs), then set the keys that the other one changed again with kube env set';
    path.refuse('one version of the file', new Words(`a merge conflict in line ${line}`), fix);
    return false;
  }
  if (!isEncryptedInPart(text) || METADATA.test(text)) return true;
  // to encrypt it again would encrypt what is encrypted
  const fix = 'take its last version from Git (git restore), and make the change there with kube env set';
  path.refuse('a file that SOPS encrypted', new Words('a part of one'), fix);
  return false;
}

const isEncryptedInPart = (text: string): boolean => text.includes('ENC[AES256_GCM,');
