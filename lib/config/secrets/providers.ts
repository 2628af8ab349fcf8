import type { Path, SecretContract, SecretSource } from '../../kernel';
import { accessObjects } from './access-spec';
import { provideExternal } from './external-provider';
import { NOTHING_PROVIDED, type Provided, type SecretPlace } from './provider';
import { provideSealed } from './sealed-provider';
import { provideSops } from './sops-provider';

/** Asks the source that an environment has; who may look at what comes of it in the cluster goes with it. */
export function provide(
  source: SecretSource,
  contract: SecretContract,
  place: SecretPlace,
  path: Path,
): Provided {
  const provided = valuesOf(source, contract, place, path);
  // what a file holds is read from the file
  if (source.source === 'sops' || source.access === undefined) return provided;
  const access = accessObjects(place.service, contract, source.access);
  return { ...provided, objects: [...provided.objects, ...access] };
}

/** With `dotenv` the values are in the cluster alone: `kube env` puts them there, and nothing is rendered. */
function valuesOf(source: SecretSource, contract: SecretContract, place: SecretPlace, path: Path): Provided {
  switch (source.source) {
    case 'sops':
      return provideSops(source, contract, place, path);
    case 'external':
      return provideExternal(source, contract, place, path);
    case 'sealed':
      return provideSealed(source, contract, place, path);
    default:
      return NOTHING_PROVIDED;
  }
}
