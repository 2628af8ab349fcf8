import { field, type Labels, type Path, record, type SecretContract, textAt } from '../../kernel';
import { checkPlace } from './sealed-place';
import { sealedSecret } from './sealed-shape';

/** One SealedSecret. */
export interface SealedPlan {
  readonly name: string;
  readonly labels: Labels;
  /** The scope in which it may be unsealed is among them. */
  readonly annotations: Labels;
  /** Sealed values, by key. */
  readonly values: Labels;
  readonly template: SealedTemplate;
}

/** What the Secret has beside its sealed values. */
export interface SealedTemplate {
  readonly labels: Labels;
  readonly annotations: Labels;
  readonly type?: string;
  readonly immutable?: boolean;
  /** Texts that mention sealed values, by key. */
  readonly texts: Labels;
}

/** The SealedSecrets of a file; undefined, with findings, where anything is wrong with one of them. */
export function planSealed(
  documents: readonly unknown[],
  contract: SecretContract,
  path: Path,
): readonly SealedPlan[] | undefined {
  const checked = documents.map((document, index) => {
    const place = documents.length === 1 ? path : path.at(index);
    return sealedSecret(document, place) && checkPlace(document, documents.slice(0, index), contract, place);
  });
  return checked.every(Boolean) ? documents.map(planOf) : undefined;
}

function planOf(document: unknown): SealedPlan {
  const template = field(document, 'spec', 'template');
  const type = textAt(template, 'type');
  const immutable = field(template, 'immutable');
  return {
    name: textAt(document, 'metadata', 'name') ?? '',
    labels: textsAt(document, 'metadata', 'labels'),
    annotations: textsAt(document, 'metadata', 'annotations'),
    values: textsAt(document, 'spec', 'encryptedData'),
    template: {
      labels: textsAt(template, 'metadata', 'labels'),
      annotations: textsAt(template, 'metadata', 'annotations'),
      ...(type !== undefined && { type }),
      ...(typeof immutable === 'boolean' && { immutable }),
      texts: textsAt(template, 'data'),
    },
  };
}

/** Texts by key; nothing else is left where the shape was found right. */
const textsAt = (value: unknown, ...keys: readonly string[]): Labels =>
  Object.fromEntries(Object.entries(record(field(value, ...keys))).map(([key, text]) => [key, String(text)]));
