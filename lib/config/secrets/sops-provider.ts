import { type Path, type SecretContract, type SopsSource, Words } from '../../kernel';
import { checkContract } from './encrypted-contract';
import { howToAdd, SOPS_ENDING } from './encrypted-edit';
import { type EncryptedDocument, judgeEncryptedFile } from './encrypted-file';
import { NOTHING_PROVIDED, type Provided, type SecretPlace, type SecretProvider } from './provider';
import { readSecretFile } from './secret-file';
import { checkDocument } from './sops-document-plan';
import { sopsSecret } from './sops-operator-spec';

/** Gives the values that a file of the service holds, encrypted by SOPS. */
export const provideSops: SecretProvider<SopsSource> = (source, contract, place, path) => {
  const file = readSecretFile(place, SOPS_ENDING, path);
  if (!file.isThere) refuseMissingFile(contract, place, file.name, path);
  const inside = path.part(file.name.split('/').at(-1) ?? file.name);
  const document = file.text === undefined ? undefined : judgeEncryptedFile(file.text, inside);
  if (file.text === undefined || document === undefined) return NOTHING_PROVIDED;
  const { decryptedBy = 'operator' } = source;
  if (!checkDocument(document, decryptedBy, contract, inside)) return NOTHING_PROVIDED;
  const contents = contentsOf(document);
  checkContract(contract, contents, file.name, place.environment, path);
  return decryptedBy === 'plugin'
    ? { objects: [], file: file.text, contents }
    : { objects: [sopsSecret(document)], contents };
};

const contentsOf = ({ secrets }: EncryptedDocument): Provided['contents'] =>
  new Map([...secrets].map(([name, { values }]) => [name, values]));

/** Nobody misses a file while no pod needs a Secret. */
function refuseMissingFile(
  { secrets }: SecretContract,
  { environment }: SecretPlace,
  file: string,
  path: Path,
): void {
  const missing = secrets.filter((secret) => secret.required);
  const [needed] = missing;
  if (needed === undefined) return;
  const [key = 'KEY'] = [...needed.keys].filter(([, { required }]) => required).map(([name]) => name);
  const names = missing.map(({ name }) => name);
  const expected = `${file}, for pods in ${environment.name} read Secret ${names.join(', ')}`;
  const fix = `make it: ${howToAdd(file, needed.name, key, environment)}`;
  path.refuse(expected, new Words('no such file'), fix);
}
