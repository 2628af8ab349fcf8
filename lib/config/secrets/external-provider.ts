import type { ExternalSource } from '../../kernel';
import { planExternal } from './external-plan';
import { externalSecretSpec } from './external-spec';
import { NOTHING_PROVIDED, type SecretProvider } from './provider';

/**
 * An ExternalSecret for each Secret. Argo CD knows its health: the wave waits until the operator has fetched
 * everything, and fails where a required key is not in the store.
 * https://argo-cd.readthedocs.io/en/stable/operator-manual/health/
 */
export const provideExternal: SecretProvider<ExternalSource> = (source, contract, place, path) => ({
  ...NOTHING_PROVIDED,
  objects: planExternal(source, contract, place, path).map(externalSecretSpec),
});
