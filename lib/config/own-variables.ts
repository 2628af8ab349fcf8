import type { EnvVar } from 'kubernetes-types/core/v1';
import type { Path } from '../kernel';
import { checkedText, compose } from './clear-plan';
import { piecesOf } from './composition';
import type { EnvPlan } from './env-plan';
import { checkVariableName } from './variable-names';

/** The variables of one container: those of all, with its own in place of, or behind them. */
export function withOwn(
  { data, variables }: Pick<EnvPlan, 'data' | 'variables'>,
  own: Readonly<Record<string, string>>,
  path: Path,
): readonly EnvVar[] {
  const texts = new Map(Object.entries(data));
  const result = new Map(variables.map((variable) => [variable.name, variable]));
  for (const [name, value] of Object.entries(own)) {
    checkVariableName(name, path.at(name));
    const pieces = piecesOf(checkedText(name, value, path.at(name)));
    const text = compose(pieces, texts, (other) => other !== name && result.has(other), path.at(name));
    result.set(name, { name, value: text });
    texts.delete(name);
  }
  return [...result.values()];
}
