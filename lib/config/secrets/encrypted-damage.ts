import { type Path, Words } from '../../kernel';

/** https://git-scm.com/docs/git-merge#_how_conflicts_are_presented */
const CONFLICT = /^(<{7}|>{7})( |\r?$)/m;

/** Refuses a file in which Git left both sides of a merge; returns whether there is no such thing. */
export function checkNoConflict(text: string, path: Path): boolean {
  const mark = CONFLICT.exec(text);
  if (mark === null) return true;
  const line = text.slice(0, mark.index).split('\n').length;
  const fix =
    'take one side (git checkout --ours or --theirs), then set the keys that the other one changed again with kube env set';
  path.refuse('one version of the file', new Words(`a merge conflict in line ${line}`), fix);
  return false;
}

/** Refuses a file that SOPS did not encrypt, or that lost what SOPS wrote at its end. */
export function refusePlain(text: string, path: Path): void {
  const expected = 'a file that SOPS encrypted';
  // to encrypt it again would encrypt what is encrypted
  if (text.includes('ENC[AES256_GCM,')) {
    const fix = 'take its last version from Git (git restore), and make the change there with kube env set';
    return path.refuse(expected, new Words('a part of one'), fix);
  }
  const fix = 'encrypt it with sops encrypt --in-place, and change its values too if it was committed';
  return path.refuse(expected, new Words('a plain one'), fix);
}
