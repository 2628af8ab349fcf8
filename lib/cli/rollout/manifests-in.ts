import { parseAllDocuments } from 'yaml';
import { type Manifest, textAt } from '../../kernel';

/** The objects of a file in dist, in its order. */
export const manifestsIn = (text: string): readonly Manifest[] =>
  [...parseAllDocuments(text, { logLevel: 'silent' })]
    .map((document): unknown => document.toJS())
    .filter(isManifest);

const isManifest = (value: unknown): value is Manifest =>
  textAt(value, 'apiVersion') !== undefined &&
  textAt(value, 'kind') !== undefined &&
  textAt(value, 'metadata', 'name') !== undefined;
