import { type Path, type SecretContract, textAt } from '../../kernel';
import { all, refuse } from './encrypted-shape';

/** https://github.com/bitnami-labs/sealed-secrets#scopes */
const CLUSTER_WIDE = 'sealedsecrets.bitnami.com/cluster-wide';

/** Refuses what the controller could not unseal here, and what would not become the Secret that pods read. */
export const checkPlace = (
  document: unknown,
  before: readonly unknown[],
  contract: SecretContract,
  path: Path,
): boolean =>
  all(
    checkOnce(document, before, path),
    checkNamespace(document, contract, path),
    checkType(document, contract, path),
  );

function checkOnce(document: unknown, before: readonly unknown[], path: Path): boolean {
  const name = nameOf(document);
  if (!before.some((other) => nameOf(other) === name)) return true;
  return refuse(path, `Secret ${name} once`, 'one that stands above too', 'put their keys together');
}

const nameOf = (document: unknown): string => textAt(document, 'metadata', 'name') ?? '';

/** A value is sealed for one namespace: elsewhere nobody can unseal it. */
function checkNamespace(document: unknown, { namespace }: SecretContract, path: Path): boolean {
  const given = textAt(document, 'metadata', 'namespace');
  if (given === undefined || given === namespace) return true;
  if (textAt(document, 'metadata', 'annotations', CLUSTER_WIDE) === 'true') return true;
  const fix = `seal its values anew with kubeseal --namespace ${namespace}`;
  return refuse(path.at('metadata').at('namespace'), `${namespace}, where its pods are`, given, fix);
}

/** Kubernetes never changes the type of a Secret. */
function checkType(document: unknown, { secrets }: SecretContract, path: Path): boolean {
  const wanted = secrets.find(({ name }) => name === nameOf(document))?.type;
  const { type = 'Opaque' } = { type: textAt(document, 'spec', 'template', 'type') };
  if (wanted === undefined || wanted === type) return true;
  const fix = 'write the one that the chart says: its values stay sealed';
  return refuse(path.at('spec').at('template').at('type'), wanted, type, fix);
}
