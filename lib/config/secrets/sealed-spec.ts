import { SealedSecret, type SealedSecretSpecTemplate } from '../../../imports/bitnami.com';
import type { Manifest } from '../../kernel';
import type { SealedPlan, SealedTemplate } from './sealed-plan';

export const sealedSecretSpec = ({ name, labels, annotations, values, template }: SealedPlan): Manifest =>
  SealedSecret.manifest({
    metadata: { name, ...present({ labels, annotations }) },
    spec: { encryptedData: values, ...present({ template: templateSpec(template) }) },
  });

const templateSpec = ({
  labels,
  annotations,
  type,
  immutable,
  texts,
}: SealedTemplate): SealedSecretSpecTemplate => ({
  ...present({ metadata: present({ labels, annotations }) }),
  ...(type !== undefined && { type }),
  ...(immutable !== undefined && { immutable }),
  ...present({ data: texts }),
});

/** Without fields that have nothing in them. */
const present = <T extends Readonly<Record<string, object>>>(fields: T): Partial<T> =>
  // what is left has the types that it had
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => Object.keys(value).length > 0),
  ) as Partial<T>;
