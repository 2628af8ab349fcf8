import { type Path, type SealedSource, type SecretContract, Words } from '../../kernel';
import { checkContract } from './encrypted-contract';
import { NOTHING_PROVIDED, type SecretProvider } from './provider';
import { readableContents, sealedContents } from './sealed-contents';
import { planSealed } from './sealed-plan';
import { sealedSecretSpec } from './sealed-spec';
import { readSealedYaml } from './sealed-yaml';
import { readSecretFile } from './secret-file';

/**
 * The SealedSecrets that a file of the service holds, as they are. Their wave waits until the controller has
 * unsealed them, as their health in `SECRET_HEALTH` says.
 */
export const provideSealed: SecretProvider<SealedSource> = (_, contract, place, path) => {
  const { name, isThere, text } = readSecretFile(place, 'sealed.yaml', path);
  if (!isThere) refuseMissingFile(contract, name, path);
  if (text === undefined) return NOTHING_PROVIDED;
  const inside = path.part(name.split('/').at(-1) ?? name);
  const documents = readSealedYaml(text, inside);
  const plans = documents && planSealed(documents, contract, inside);
  if (plans === undefined) return NOTHING_PROVIDED;
  checkContract(contract, readableContents(plans, contract.secrets), name, place.environment, path);
  return { objects: plans.map(sealedSecretSpec), contents: sealedContents(plans) };
};

/** Nobody misses a file while no pod needs a Secret. */
function refuseMissingFile({ namespace, secrets }: SecretContract, file: string, path: Path): void {
  const needed = secrets.filter(({ required }) => required).map(({ name }) => name);
  if (needed.length === 0) return;
  const make = `kubectl create secret generic ${needed[0]} --namespace ${namespace} --from-env-file=/dev/stdin --dry-run=client -o yaml`;
  const fix = `make it: ${make} | kubeseal --format yaml > ${file}`;
  path.refuse(`${file}, for pods read Secret ${needed.join(', ')}`, new Words('no such file'), fix);
}
