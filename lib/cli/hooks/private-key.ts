/** https://github.com/C2SP/C2SP/blob/main/age.md#the-x25519-recipient-type, in capital letters as age writes it */
const AGE = /AGE-SECRET-KEY-(?:PQ-)?1[0-9A-Z]{30,}/;

/** A header with base64 after it: prose and patterns have the header only. https://www.rfc-editor.org/rfc/rfc7468 */
const PEM =
  /-----BEGIN (?:[A-Z0-9]{1,20} ){0,4}PRIVATE KEY(?: BLOCK)?-----(?:(?!-----)[\s\S]){0,300}?[A-Za-z0-9+/]{40}/;

/** What kind of private key a file holds, whatever the file is; undefined where there is none. */
export function privateKeyIn(bytes: Buffer): string | undefined {
  // any bytes are text in it, and both patterns are ASCII
  const text = bytes.toString('latin1');
  if (AGE.test(text)) return 'one of age';
  return PEM.test(text) ? 'one in PEM' : undefined;
}
