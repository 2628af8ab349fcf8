/** Standard base64: https://www.rfc-editor.org/rfc/rfc4648#section-4 */
const BASE64 = '(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?';
/** 32 bytes and 16 bytes: https://github.com/getsops/sops/blob/main/aes/cipher.go */
const IV = '[A-Za-z0-9+/]{43}=';
const TAG = '[A-Za-z0-9+/]{22}==';
const ENCRYPTED = new RegExp(
  `^ENC\\[AES256_GCM,data:(?=[^,])${BASE64},iv:${IV},tag:${TAG},type:([a-z]+)\\]$`,
);

/** The type that a value had before SOPS encrypted it; undefined for what SOPS did not encrypt. */
export const typeOfEncrypted = (value: unknown): string | undefined =>
  typeof value === 'string' ? ENCRYPTED.exec(value)?.[1] : undefined;

/** Whether SOPS encrypted a comment, of which only what follows `#` is given. */
export const isEncryptedComment = (comment: string): boolean => typeOfEncrypted(comment) === 'comment';

/** What SOPS encrypts the values of, at whatever depth; everything else stays readable. */
export const isEncryptedMap = (key: unknown): boolean => key === 'data' || key === 'stringData';

/** The rule that teams write into .sops.yaml, and that their files remember. */
export const ENCRYPTED_REGEX = '^(data|stringData)$';
