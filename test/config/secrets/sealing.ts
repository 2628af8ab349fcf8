import { constants, createCipheriv, generateKeyPairSync, publicEncrypt, randomBytes } from 'node:crypto';

const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

/**
 * Seals a value as kubeseal does: a random key, encrypted by RSA-OAEP, and the value, encrypted by it.
 * https://github.com/bitnami-labs/sealed-secrets/blob/main/docs/developer/crypto.md
 */
export function seal(value: string, label = 'yashima/dotenv'): string {
  const session = randomBytes(32);
  const oaep = {
    oaepHash: 'sha256',
    oaepLabel: Buffer.from(label),
    padding: constants.RSA_PKCS1_OAEP_PADDING,
  };
  const key = publicEncrypt({ key: publicKey, ...oaep }, session);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(key.length);
  // a key that is used once may have this nonce
  const cipher = createCipheriv('aes-256-gcm', session, Buffer.alloc(12));
  const text = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()]);
  return Buffer.concat([length, key, text, cipher.getAuthTag()]).toString('base64');
}

/** What `kubeseal --format json` prints, with some of it in other words. */
export const sealedSecret = (
  values: object,
  { metadata = {}, spec = {}, ...more }: Record<string, object> = {},
) => ({
  apiVersion: 'bitnami.com/v1alpha1',
  kind: 'SealedSecret',
  metadata: { name: 'dotenv', namespace: 'yashima', creationTimestamp: null, ...metadata },
  spec: {
    encryptedData: values,
    template: { metadata: { name: 'dotenv', namespace: 'yashima', creationTimestamp: null } },
    ...spec,
  },
  ...more,
});
