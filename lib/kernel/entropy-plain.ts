/** What looks random in any text and is none: it names something, or is the public half of a pair. */
export const PLAIN = [
  // sha256:…, and what browsers compare: https://www.w3.org/TR/sri-2/
  '(?<![A-Za-z0-9])(?:md5|sha\\d{1,3})[:-][A-Za-z0-9+/]{32,}={0,2}',
  '-----BEGIN (?:(?!PRIVATE)[A-Z0-9 ])+-----[^-]*-----END [A-Z0-9 ]+-----',
  // whom SOPS encrypts for: https://github.com/C2SP/C2SP/blob/main/age.md
  '(?<!\\w)age1[a-z0-9]{58}(?!\\w)',
  // https://man.openbsd.org/sshd#AUTHORIZED_KEYS_FILE_FORMAT
  '(?<!\\w)(?:(?:sk-)?(?:ssh|ecdsa)-[\\w@.-]{1,60}) AAAA[A-Za-z0-9+/]+={0,2}',
].join('|');
