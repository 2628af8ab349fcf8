import type { EnvFromSource, EnvVar } from 'kubernetes-types/core/v1';
import type { Path } from '../kernel';
import { openNames, planClear } from './clear-plan';
import type { Piece } from './composition';
import { sorted } from './config-map-plan';
import type { EnvProps } from './env-props';
import { DOTENV, planFields, planSecretVariables, planWhole, secretVariable } from './env-sources';
import type { Given } from './given';
import { VariableNames } from './variable-names';

/** Where each variable comes from. */
export interface EnvPlan {
  /** Plain values, for a ConfigMap, in the order of the alphabet: moving a line rolls no pod. */
  readonly data: Readonly<Record<string, string>>;
  /** Variables that only a container can say, in the order in which they were declared. */
  readonly variables: readonly EnvVar[];
  /** Whole Secrets and ConfigMaps, in their order. */
  readonly from: readonly EnvFromSource[];
  /** What values that mention others are put together from, by the variable's name. */
  readonly composed: ReadonlyMap<string, readonly Piece[]>;
}

/** Decides where each variable comes from; refuses one that is given twice, misnamed or plainly a secret. */
export function planEnv(props: EnvProps, given: Given, path: Path): EnvPlan {
  const { clear = {}, secret = [], field = {}, from = [] } = props;
  const names = new VariableNames(given);
  const secrets = planSecretVariables(secret, names, path.at('secret'));
  const fields = planFields(field, names, path.at('field'));
  const isDeclared = (name: string) => names.has(name) || Object.hasOwn(clear, name);
  const missing = given.secret.filter((name) => !isDeclared(name));
  for (const name of missing) names.take(name, path);
  const texts = new Map(Object.entries(textsOf(given)).filter(([name]) => !isDeclared(name)));
  const { plain, composed, pieces } = planClear(
    clear,
    texts,
    names,
    path.at('clear'),
    openNames(props, path),
  );
  return {
    data: sorted([...texts, ...plain]),
    variables: [
      ...secrets,
      ...missing.map((name) => secretVariable(name, DOTENV, name)),
      ...fields,
      ...composed,
    ],
    from: planWhole(from, path.at('from')),
    composed: pieces,
  };
}

const textsOf = ({ defaults, owned }: Given): Readonly<Record<string, string>> => ({
  ...defaults,
  ...Object.fromEntries(Object.entries(owned).map(([name, { value }]) => [name, value])),
});
