import { parseAllDocuments } from 'yaml';
import { isManifest, type Manifest } from '../../kernel';

/** The objects of a file in dist, in its order. */
export const manifestsIn = (text: string): readonly Manifest[] =>
  [...parseAllDocuments(text, { logLevel: 'silent' })]
    .map((document): unknown => document.toJS())
    .filter(isManifest);
