import { refuse } from '../misuse';

/** https://github.com/getsops/sops/blob/v3.11.0/cmd/sops/codes/codes.go */
const NO_KEY = 128;
const ALTERED = [51, 52];
/** The editor was left without a change. */
export const UNCHANGED = 200;
/** No editor, or it ended with an error. */
export const NO_EDITOR = 201;

/** A key as sops lists it: `  age1…: FAILED`. Public keys, ARNs and fingerprints; the reasons below may hold more. */
const TRIED = /^ {2}(\S[^\n]*?): FAILED$/gm;

const RULE = "encrypted_regex: '^(data|stringData)$'";

/**
 * Says why sops ended as it did. Its own words are never passed on: an error of a YAML reader quotes what
 * it stumbled over, and that may be a value.
 */
export function refuseFailure(code: number, stderr: string, place: string): never {
  if (code === NO_KEY) return refuseKeys(stderr, place);
  if (ALTERED.includes(code)) {
    const fix = "take the last version from Git, and change that with 'kube env'";
    return refuse(place, 'what sops wrote', 'a file that was changed without it', fix);
  }
  if (code === NO_EDITOR)
    return refuse('EDITOR', 'an editor that ends well', 'none', "set it, such as EDITOR='code --wait'");
  if (/no matching creation rules|config file not found|error loading config/.test(stderr)) {
    const fix = `add one to creation_rules with path_regex, ${RULE} and your keys`;
    return refuse('.sops.yaml', `a rule for ${place}`, 'none that sops can use', fix);
  }
  if (/flag provided but not defined/.test(stderr))
    return refuse('sops', 'sops 3.11 or later', 'an older one', 'install a newer one');
  const fix = `run 'sops decrypt ${place}' to see why`;
  return refuse(place, 'a file that sops can work on', `sops ended with ${code}`, fix);
}

function refuseKeys(stderr: string, place: string): never {
  const keys = [...stderr.matchAll(TRIED)].map(([, key]) => key).join(', ');
  const fix = `put yours where sops looks (for age: SOPS_AGE_KEY_FILE); 'sops decrypt ${place}' says where that is`;
  return refuse(place, 'a key that decrypts it', keys === '' ? 'none' : `none for ${keys}`, fix);
}

/** A rule of .sops.yaml that leaves values in clear, or encrypts what says whose they are. */
export const refuseRule = (place: string): never =>
  refuse(
    '.sops.yaml',
    `a rule for ${place} that encrypts all values and nothing else`,
    'another one',
    `write ${RULE}`,
  );
