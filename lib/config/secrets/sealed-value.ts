const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Bytes of an RSA ciphertext, those of its key: 2048 to 8192 bits. */
const SHORTEST = 256;
const LONGEST = 1024;
/** https://datatracker.ietf.org/doc/html/rfc5116#section-5.1 */
const GCM_TAG = 16;

/**
 * Whether a text has the form of a sealed value, in base64: two bytes that say how long the encrypted key is,
 * the key, and the value with its tag.
 * https://github.com/bitnami-labs/sealed-secrets/blob/main/docs/developer/crypto.md
 */
export function isSealed(text: string): boolean {
  // Go reads over ends of lines, so a block of YAML is a value too: https://pkg.go.dev/encoding/base64#Encoding
  const line = text.replaceAll(/[\r\n]/g, '');
  if (!BASE64.test(line)) return false;
  const bytes = Buffer.from(line, 'base64');
  if (bytes.length < 2) return false;
  const key = bytes.readUInt16BE();
  return key >= SHORTEST && key <= LONGEST && bytes.length >= 2 + key + GCM_TAG;
}
