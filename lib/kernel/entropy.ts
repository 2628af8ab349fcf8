/** Bits a character: how surprising a text is to somebody who knows how often each of its characters is in it. */
export function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  const shares = [...counts.values()].map((count) => count / text.length);
  return shares.reduce((bits, share) => bits - share * Math.log2(share), 0);
}

/** 16 bytes; what is shorter names something: an abbreviated commit, an object's hash, the id of a machine. */
const HEX = /^(?:[0-9a-f]{32,}|[0-9A-F]{32,})$/;
const ANY_HEX = /^(?:[0-9a-f]+|[0-9A-F]+)$/;
const HEX_BITS = 3;

/** What stands between the parts of a word in base64, and between those of a name. */
const BETWEEN = /[^A-Za-z0-9]+/;
/** Versions, zones and what cdk8s and Kubernetes append to names are shorter. */
const PART = 8;
const WORD = 20;
const STRANGE_PARTS = 16;
const STRANGE_PAIRS = 0.55;
const BITS = 3.5;

/**
 * Whether a word looks drawn by lot: 32 or more hex digits, or 20 or more letters and digits which repeat little
 * and of which more than half of the pairs stand in no word that people write.
 */
export function isRandom(word: string): boolean {
  if (word.length < WORD) return false;
  const parts = word.split(BETWEEN).filter(({ length }) => length >= PART);
  if (parts.some((part) => HEX.test(part) && isMixed(part) && entropyOf(part) >= HEX_BITS)) return true;
  const strange = parts.filter((part) => !ANY_HEX.test(part) && strangeness(part) >= STRANGE_PAIRS).join('');
  return strange.length >= STRANGE_PARTS && entropyOf(strange) >= BITS;
}

/** A number of many digits was counted or measured. */
const isMixed = (part: string): boolean => /[A-Fa-f]/.test(part) && /\d/.test(part);

/** The share of neighbours that neither follow each other in words nor count on. Two digits say nothing. */
function strangeness(part: string): number {
  let usual = 0;
  let strange = 0;
  for (let at = 1; at < part.length; at++) {
    const pair = part.slice(at - 1, at + 1);
    if (DIGITS.test(pair)) continue;
    if (isUsual(pair)) usual++;
    else strange++;
  }
  return strange === 0 ? 0 : strange / (usual + strange);
}

const DIGITS = /\d\d/;
/** Where one word ends and the next begins: once in five or six letters of a name. */
const NEXT_WORD = /[a-z][A-Z]/;

function isUsual(pair: string): boolean {
  if (NEXT_WORD.test(pair)) return false;
  const [before = '', after = ''] = pair.toLowerCase();
  return FOLLOWERS[before]?.includes(after) || after.charCodeAt(0) === before.charCodeAt(0) + 1;
}

/** The 200 most frequent pairs of letters in 8,000 words of documentation and of names in code: nine of ten pairs. */
const FOLLOWERS: Readonly<Record<string, string>> = {
  a: 'bcdgilmnprstuv',
  b: 'aeilosu',
  c: 'acehiklortu',
  d: 'aeiosu',
  e: 'acdefglmnprstvx',
  f: 'aefilou',
  g: 'aehinr',
  h: 'aeio',
  i: 'abcdefglmnoprstvz',
  k: 'eis',
  l: 'adeilostuy',
  m: 'aeimop',
  n: 'acdefginost',
  o: 'bcdglmnoprstuvw',
  p: 'aehiloprstu',
  q: 'u',
  r: 'acdeimnorstuvy',
  s: 'acehiopstuy',
  t: 'acehilorstuy',
  u: 'abceilmnprst',
  v: 'aei',
  w: 'aei',
  z: 'e',
};
