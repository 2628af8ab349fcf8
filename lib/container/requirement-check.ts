import type { LabelSelector } from 'kubernetes-types/meta/v1';
import { checkLabel, checkLabelKey, isLabelValue, type Path } from '../kernel';
import { checkFields } from './known-fields';

/** What labels must say: a requirement of a selector. */
export interface Requirement {
  readonly key: string;
  readonly operator: string;
  readonly values?: readonly string[];
}

/** How many values an operator compares with, in words, and whether it has as many. */
const VALUES: Readonly<
  Record<string, readonly [expected: string, fits: (values: readonly string[]) => boolean]>
> = {
  In: ['one value or more', ({ length }) => length > 0],
  NotIn: ['one value or more', ({ length }) => length > 0],
  Exists: ['no values', ({ length }) => length === 0],
  DoesNotExist: ['no values', ({ length }) => length === 0],
  Gt: ['one whole number', (values) => values.length === 1 && /^\d+$/.test(values[0] ?? '')],
  Lt: ['one whole number', (values) => values.length === 1 && /^\d+$/.test(values[0] ?? '')],
};

const OF_LABELS = ['In', 'NotIn', 'Exists', 'DoesNotExist'];
/** Of nodes only. */
export const OF_NODES: readonly string[] = Object.keys(VALUES);

/** Refuses a requirement that the API server would refuse, or that nothing can fulfil. */
export function checkRequirement(requirement: Requirement, operators: readonly string[], path: Path): void {
  if (!checkFields(requirement, ['key', 'operator', 'values'], path)) return;
  checkLabelKey(requirement.key, path.at('key'));
  checkValues(requirement, operators, path);
}

/** The part of a requirement behind its key. */
export function checkValues(
  { operator, values = [] }: Requirement,
  operators: readonly string[],
  path: Path,
): void {
  const [expected, fits] = (operators.includes(operator) && VALUES[operator]) || [];
  if (expected === undefined || fits === undefined) {
    path.at('operator').refuse(`one of ${operators.join(', ')}`, operator, 'correct it');
    return;
  }
  if (!fits(values)) {
    path.at('values').refuse(`${expected} beside ${operator}`, values, 'correct values or operator');
    return;
  }
  for (const [index, value] of values.entries()) {
    if (typeof value === 'string' && isLabelValue(value)) continue;
    const form = "a text of letters, digits, '-', '_' and '.', 63 characters at most";
    path.at('values').at(index).refuse(form, value, 'write what the label says');
  }
}

/** https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors */
export function checkSelector(selector: LabelSelector, path: Path): void {
  if (!checkFields(selector, ['matchLabels', 'matchExpressions'], path)) return;
  const { matchLabels = {}, matchExpressions = [] } = selector;
  for (const [key, value] of Object.entries(matchLabels)) checkLabel(key, value, path.at('matchLabels'));
  matchExpressions.forEach((requirement, index) => {
    checkRequirement(requirement, OF_LABELS, path.at('matchExpressions').at(index));
  });
}
