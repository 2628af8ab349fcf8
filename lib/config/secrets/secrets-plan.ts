import {
  keptForever,
  type Manifest,
  type Path,
  type SecretContract,
  secretsMadeBy,
  WAVE,
} from '../../kernel';
import { type ContractProps, planContract } from './contract-plan';
import { checkSecretNames } from './misspelt-secrets';
import type { SecretPlace } from './provider';
import { provide } from './providers';
import { rollOnChange } from './roll-on-change';
import { secretUseOf } from './secret-use';

export type SecretsProps = ContractProps & SecretPlace;

/** A chart's objects with what makes its Secrets, and what they ask of them. */
export interface SecretsPlan {
  readonly objects: readonly Manifest[];
  readonly contract: SecretContract;
  /** A file that goes into dist as it is, for a plug-in of Argo CD to decrypt. */
  readonly file?: string;
}

/** Asks the source of the environment for what rendered pods read of Secrets, and lets changes roll them. */
export function planSecrets(objects: readonly Manifest[], props: SecretsProps, path: Path): SecretsPlan {
  const { secrets } = props.environment;
  const use = secretUseOf(objects);
  const contract = planContract(use, props);
  checkSecretNames(use, props, path);
  const { objects: made, contents, file } = provide(secrets, contract, props, path);
  const { namespace } = contract;
  const placed = made.map((object) => kept({ ...object, metadata: { ...object.metadata, namespace } }));
  const rolled = rollOnChange(objects, contents, secrets.reloader ?? false);
  return { objects: [...rolled, ...placed], contract, ...(file !== undefined && { file }) };
}

/** With what makes a Secret its controller takes the Secret away, under running pods; so Argo CD never does. */
function kept(object: Manifest): Manifest {
  if (secretsMadeBy(object).length === 0) return object;
  const annotations = { ...keptForever(WAVE.prerequisite), ...object.metadata.annotations };
  return { ...object, metadata: { ...object.metadata, annotations } };
}
