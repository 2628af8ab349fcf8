import { list, record } from '../../../kernel';
import { type Complaint, FINE, type Rule, type Table } from '../rule';
import { filled } from './formats';
import { labelKey, labelValue, oneOf, subdomain } from './texts';

const keys: Rule = (value) =>
  Object.keys(record(value)).flatMap((key) => labelKey(key).map((complaint) => ({ ...complaint, at: key })));

/** Labels as a map, wherever they select something. */
export const labelMap: Table = [keys, { '*': labelValue }];

const WITH_VALUES = new Set(['In', 'NotIn', 'Gt', 'Lt']);

/** Which operators compare with something. */
export const valuesWhereCompared: Rule = (value) => {
  const { operator, values } = record(value);
  const count = list(values).length;
  if (typeof operator !== 'string') return FINE;
  if (WITH_VALUES.has(operator))
    return count === 0 ? [complaint('a value to compare with', 'add one')] : FINE;
  if (operator !== 'Exists' && operator !== 'DoesNotExist') return FINE;
  return count === 0 ? FINE : [complaint(`none with ${operator}`, 'leave the values out', values)];
};

const complaint = (expected: string, fix: string, got?: unknown): Complaint => ({
  at: 'values',
  expected,
  got,
  fix,
});

const single: Rule = (value) => {
  const { operator, values } = record(value);
  if (operator !== 'Gt' && operator !== 'Lt') return FINE;
  const [number] = list(values);
  if (list(values).length === 1 && /^[+-]?\d+$/.test(String(number))) return FINE;
  return [complaint(`one whole number with ${operator}`, 'write one, in quotes', values)];
};

/** https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors */
export const expressions: Table = {
  'matchExpressions[]': [valuesWhereCompared, { key: labelKey, 'values[]': labelValue }],
};

export const labelSelector: Table = [expressions, { matchLabels: labelMap }];

/** Nodes by their name, one a line. */
const oneName: Rule = (value) => {
  const { values } = record(value);
  return list(values).length === 1 ? FINE : [complaint('the name of one node', 'write one', values)];
};

/** As a label selector, and numbers can be compared. */
export const nodeTerm: Table = {
  'matchExpressions[]': [valuesWhereCompared, single, { key: labelKey, 'values[]': labelValue }],
  'matchFields[]': [
    oneName,
    {
      key: [filled, oneOf('metadata.name')],
      operator: oneOf('In', 'NotIn'),
      'values[]': [filled, subdomain],
    },
  ],
};
