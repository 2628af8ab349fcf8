import { type Path, type SecretContract, type SopsSource, Words } from '../../kernel';
import type { EncryptedDocument } from './encrypted-file';
import { checkWave } from './sops-wave-plan';

type DecryptedBy = NonNullable<SopsSource['decryptedBy']>;

const KINDS = {
  operator: { kind: 'SopsSecret', who: 'the sops-secrets-operator' },
  plugin: { kind: 'Secret', who: 'a plug-in of Argo CD' },
} as const;

/** Holds a file against what decrypts it and where; returns whether its Secrets are worth looking at. */
export function checkDocument(
  document: EncryptedDocument,
  decryptedBy: DecryptedBy,
  contract: SecretContract,
  path: Path,
): boolean {
  if (!checkKind(document, decryptedBy, path)) return false;
  checkNamespace(document, contract, path);
  checkTypes(document, contract, path);
  if (decryptedBy === 'operator') return true;
  checkWave(document.annotations, path);
  return checkIsOne(contract, path);
}

function checkKind({ kind }: EncryptedDocument, decryptedBy: DecryptedBy, path: Path): boolean {
  const wanted = KINDS[decryptedBy];
  if (kind === wanted.kind) return true;
  // each value is bound to its key path, so that nobody can move it without the key
  const fix = `decrypt it, write it as a ${wanted.kind} and encrypt it again, for no value can be moved as it is`;
  path.at('kind').refuse(`${wanted.kind}, which ${wanted.who} decrypts here`, new Words(kind), fix);
  return false;
}

function checkNamespace({ namespace }: EncryptedDocument, contract: SecretContract, path: Path): void {
  if (namespace === undefined || namespace === contract.namespace) return;
  const fix = 'leave it out with sops edit: it is added where the file is used';
  path.at('metadata.namespace').refuse(`no namespace, or ${contract.namespace}`, namespace, fix);
}

/** The type of a Secret can never be changed, so that a wrong one stays until somebody deletes it. */
function checkTypes({ secrets }: EncryptedDocument, contract: SecretContract, path: Path): void {
  for (const { name, type } of contract.secrets) {
    const found = secrets.get(name);
    if (type === undefined || found === undefined || (found.type ?? 'Opaque') === type) continue;
    const got = new Words(found.type === undefined ? 'Opaque' : 'another one');
    path.at(name).at('type').refuse(type, got, `set type: ${type} with sops edit`);
  }
}

function checkIsOne({ secrets }: SecretContract, path: Path): boolean {
  const needed = secrets.filter(({ required }) => required).map(({ name }) => name);
  if (needed.length <= 1) return true;
  const fix = "put all keys into one Secret, or let the operator decrypt them: decryptedBy: 'operator'";
  path.refuse('one Secret, as a file holds one for a plug-in', new Words(needed.join(', ')), fix);
  return false;
}
