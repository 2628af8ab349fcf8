import type { DotenvSource, Path, SecretContract, SecretSource } from '../../kernel';
import { accessObjects } from './access-spec';
import { provideExternal } from './external-provider';
import { NOTHING_PROVIDED, type Provided, type SecretPlace, type SecretProvider } from './provider';
import { provideSealed } from './sealed-provider';
import { provideSops } from './sops-provider';

/** The values are in the cluster alone: `kube env` puts them there, and who may is all that is rendered. */
const provideDotenv: SecretProvider<DotenvSource> = ({ access = {} }, contract) => ({
  ...NOTHING_PROVIDED,
  objects: accessObjects(contract, access),
});

/** Asks the source that an environment has. */
export function provide(
  source: SecretSource,
  contract: SecretContract,
  place: SecretPlace,
  path: Path,
): Provided {
  switch (source.source) {
    case 'sops':
      return provideSops(source, contract, place, path);
    case 'external':
      return provideExternal(source, contract, place, path);
    case 'sealed':
      return provideSealed(source, contract, place, path);
    default:
      return provideDotenv(source, contract, place, path);
  }
}
