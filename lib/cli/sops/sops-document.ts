import { field, type Json, type Path, record, records, text, textAt } from '../../kernel';

/** What a file holds: Secrets for the sops-secrets-operator, or one for a plug-in of Argo CD. */
export type SopsShape = 'SopsSecret' | 'Secret';

/** Whose values are read and changed. */
export interface SopsTarget {
  readonly shape: SopsShape;
  readonly service: string;
  /** Where the Secret will be; the file does not say it, for whoever applies it does. */
  readonly namespace: string;
  /** Name of the Secret in the cluster. */
  readonly secret: string;
  /** Of the Secret. @default - Opaque */
  readonly type?: string;
}

/** A place in a document. */
export type Way = readonly (string | number)[];

/** The part of a document that is one Secret: where it is, or would be, and what is there. */
export interface SecretPart {
  readonly way: Way;
  readonly content: Json | undefined;
}

/** The names under which a file of each shape lists its Secrets. */
const TEMPLATES = ['spec', 'secretTemplates'] as const;

/** Finds the Secret in a document; undefined where the document cannot hold it, which is refused. */
export function findSecret(
  document: unknown,
  { shape, secret }: SopsTarget,
  path: Path,
): SecretPart | undefined {
  const kind = textAt(document, 'kind');
  if (kind !== shape) {
    path.at('kind').refuse(shape, kind, 'the platform says who decrypts: write the file for it');
    return undefined;
  }
  if (shape === 'SopsSecret') {
    const templates = records(field(document, ...TEMPLATES));
    const index = templates.findIndex(({ name }) => name === secret);
    if (index < 0) return { way: [...TEMPLATES, templates.length], content: undefined };
    return { way: [...TEMPLATES, index], content: templates[index] };
  }
  const name = textAt(document, 'metadata', 'name');
  if (name === secret) return { way: [], content: record(document) };
  path.at('metadata.name').refuse(secret, name, 'a file for a plug-in holds one Secret');
  return undefined;
}

/** What `kube env` sees of a Secret, in the order of the alphabet. */
export function valuesOf(content: Json): ReadonlyMap<string, Buffer> {
  const read = [...entriesOf(content.data, 'base64'), ...entriesOf(content.stringData, 'utf8')];
  return new Map(read.sort(([a], [b]) => (a < b ? -1 : 1)));
}

const entriesOf = (values: unknown, encoding: 'base64' | 'utf8'): readonly [string, Buffer][] =>
  Object.entries(record(values)).map(([key, value]) => [key, Buffer.from(text(value) ?? '', encoding)]);

/** A document without any value, for a file that is not there yet. */
export function emptyDocument(target: SopsTarget): Json {
  const { shape, service, secret, type } = target;
  if (shape === 'Secret') {
    // before whatever reads it https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/
    const metadata = { name: secret, annotations: { 'argocd.argoproj.io/sync-wave': '-30' } };
    return {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata,
      ...(type !== undefined && { type }),
      stringData: {},
    };
  }
  return {
    apiVersion: 'isindir.github.com/v1alpha3',
    kind: 'SopsSecret',
    metadata: { name: service },
    spec: { secretTemplates: [emptySecret(target)] },
  };
}

/** A Secret without any value, for a file that does not have it yet. */
export const emptySecret = ({ secret, type }: SopsTarget): Json => ({
  name: secret,
  ...(type !== undefined && { type }),
  stringData: {},
});
