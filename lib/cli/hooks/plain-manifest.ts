import { parseAllDocuments } from 'yaml';
import { field, record, records, textAt } from '../../kernel';

/** What is worth reading: most files are something else. */
const SECRET = /\bkind["']?\s*:\s*["']?((Sops)?Secret|(Secret)?List)\b/;
const VALUES = /\b(data|stringData)\b/;

/** A value of somebody else's tool, which puts the real one there: `{{ .Values.a }}`, `$A`, `<path:a>`. */
const PLACEHOLDER = /\{\{|^\s*(\$\w+|\$\{[^}]*\}|\$\([^)]*\)|<[^<>]*>)\s*$/;
const ENCRYPTED = /^ENC\[AES256_GCM,/;

/** Whether a file of Kubernetes holds a Secret with a value that anybody may read. */
export function holdsPlainSecret(text: string): boolean {
  return SECRET.test(text) && VALUES.test(text) && documentsIn(text).some(isPlain);
}

/** Of what is no YAML, the part that is. */
function documentsIn(text: string): readonly unknown[] {
  try {
    const documents = parseAllDocuments(text, { logLevel: 'silent', prettyErrors: false });
    return Array.isArray(documents) ? documents.map((document) => document.toJS()) : [];
  } catch {
    return [];
  }
}

function isPlain(document: unknown): boolean {
  if (records(field(document, 'items')).some(isPlain)) return true;
  const kind = textAt(document, 'kind');
  if (kind === 'SopsSecret') return records(field(document, 'spec', 'secretTemplates')).some(hasPlainValue);
  return kind === 'Secret' && hasPlainValue(document);
}

const hasPlainValue = (secret: unknown): boolean =>
  [field(secret, 'data'), field(secret, 'stringData')]
    .flatMap((values) => Object.values(record(values)))
    .some(isPlainValue);

function isPlainValue(value: unknown): boolean {
  // a template that YAML takes for a map
  if (typeof value === 'object') return false;
  const text = String(value);
  return text.trim() !== '' && !PLACEHOLDER.test(text) && !ENCRYPTED.test(text);
}
