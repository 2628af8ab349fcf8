import { SopsSecret } from '../../../imports/isindir.github.com';
import { type Manifest, record } from '../../kernel';
import type { EncryptedDocument } from './encrypted-file';

/**
 * What the sops-secrets-operator decrypts. Spec and sops stand as in the file: each value is bound to its key
 * path. Metadata may change, for the operator does not look at the checksum of the whole.
 */
export function sopsSecret({ name, content }: EncryptedDocument): Manifest {
  const { labels, annotations } = record(content.metadata);
  const { spec, sops, status } = content;
  return {
    ...SopsSecret.GVK,
    metadata: {
      name,
      ...(labels !== undefined && { labels: texts(labels) }),
      ...(annotations !== undefined && { annotations: texts(annotations) }),
    },
    spec,
    sops,
    ...(status !== undefined && { status }),
  };
}

const texts = (value: unknown): Record<string, string> =>
  Object.fromEntries(Object.entries(record(value)).map(([key, text]) => [key, String(text)]));
