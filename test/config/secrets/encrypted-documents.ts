import { randomBytes } from 'node:crypto';
import { stringify } from 'yaml';
import { type EncryptedDocument, judgeEncryptedFile } from '../../../lib/config/secrets/encrypted-file';
import { describe, inspect } from '../../../lib/kernel';

const random = (bytes: number): string => randomBytes(bytes).toString('base64');

/** A value as SOPS writes it, of which nobody has the key. */
export const encrypted = (type = 'str', bytes = 12): string =>
  `ENC[AES256_GCM,data:${random(bytes)},iv:${random(32)},tag:${random(16)},type:${type}]`;

const PEM = `-----BEGIN AGE ENCRYPTED FILE-----\n${random(48)}\n-----END AGE ENCRYPTED FILE-----\n`;

/** What SOPS writes about a file. */
export const metadata = (beside: object = {}) => ({
  age: [{ recipient: `age1${'q'.repeat(58)}`, enc: PEM }],
  lastmodified: '2026-01-02T03:04:05Z',
  mac: encrypted(),
  encrypted_regex: '^(data|stringData)$',
  version: '3.11.0',
  ...beside,
});

type Values = Readonly<Record<string, unknown>>;

/** A Secret in a SopsSecret. */
export const template = (stringData: Values = { DATABASE_URL: encrypted() }, beside: object = {}) => ({
  name: 'dotenv',
  stringData,
  ...beside,
});

/** For the operator. */
export const sopsSecret = (templates: readonly unknown[] = [template()], beside: object = {}) => ({
  apiVersion: 'isindir.github.com/v1alpha3',
  kind: 'SopsSecret',
  metadata: { name: 'yashima' },
  spec: { secretTemplates: templates },
  sops: metadata(),
  ...beside,
});

/** For a plug-in. */
export const secret = (stringData: Values = { DATABASE_URL: encrypted() }, beside: object = {}) => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'dotenv', annotations: { 'argocd.argoproj.io/sync-wave': '-30' } },
  stringData,
  sops: metadata(),
  ...beside,
});

export const yaml = (document: unknown): string => stringify(document, { lineWidth: 0 });

/** What is found of a file, and what is wrong with it, as a user reads it. */
export function judge(text: string): {
  readonly found?: EncryptedDocument;
  readonly messages: readonly string[];
} {
  const { value, findings } = inspect('file', (path) => judgeEncryptedFile(text, path));
  return { messages: findings.map(describe), ...(value !== undefined && { found: value }) };
}
