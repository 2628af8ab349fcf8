import { isRandom } from './entropy';
import { PLAIN } from './entropy-plain';

/** What names something in the value of a variable, however random a part of it is. */
const NAMING = new RegExp(
  [
    PLAIN,
    // a file on a disk, by the first of its folders
    '(?<![\\w.:/+])(?:~|\\.{1,2}|\\/[a-z][a-z_.-]*\\d{0,2})\\/[\\w./@+-]*',
    // another variable, and the address of a resource
    '\\$\\(\\w+\\)|(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{1,20}:\\/\\/\\S*|arn:[\\w-]+:\\S+',
    // a host; that of a cluster of EKS begins with 32 hex digits
    '(?<![\\w.-])(?:[A-F0-9]{32}\\.)?(?:[a-z0-9-]+\\.)+[a-z]{2,}(?![\\w-])',
  ].join('|'),
  'g',
);
const BETWEEN = /[\s,;:|"'`()<>{}@&?#[\]=]+/;

/** Variables whose values anybody may know; what follows `_ID` in a pair with a secret is known beside it. */
const PUBLIC_NAME = /PUBLIC|PUBLISHABLE|SITE_?KEY|(?:^|_)(?:IDS?|UUID|GUID|DSN|ARN)$|CLIENT_?ID$/i;

/** Variables that say what was built, whose digits have no other alphabet than hex. */
const DIGEST_NAME =
  /(?:^|_)(?:SHA\d*|MD5|REVISION|COMMIT|DIGEST|VERSION|ETAG|CHECKSUM|FINGERPRINT|HASH|TAG|BUILD|RELEASE|REF)$/i;
const HEX_ALONE = /(?<![A-Za-z0-9])(?:[0-9a-f]{32,64}|[0-9A-F]{32,64})(?![A-Za-z0-9])/g;

/**
 * Whether a clear variable holds a word that looks drawn by lot, as keys are. What names something does not,
 * by its form (URLs, hosts, paths, digests, UUIDs) or by the name of the variable (`…_ID`, `…_SHA`, `PUBLIC_…`).
 */
export function looksRandom(name: string, value: string): boolean {
  if (PUBLIC_NAME.test(name)) return false;
  const unnamed = value.replace(NAMING, ' ');
  const text = DIGEST_NAME.test(name) ? unnamed.replace(HEX_ALONE, ' ') : unnamed;
  return text.split(BETWEEN).some(isRandom);
}
