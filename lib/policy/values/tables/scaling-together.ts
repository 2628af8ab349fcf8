import { record, text } from '../../../kernel';
import { type Complaint, FINE, type Rule, type Table } from '../rule';
import { neededWhere, onlyWhere, says } from '../rules/together';

const mostAndLeast: Rule = (value) => {
  const { minReplicas = 1, maxReplicas } = record(value);
  if (typeof maxReplicas !== 'number' || typeof minReplicas !== 'number' || maxReplicas >= minReplicas)
    return FINE;
  const fix = 'raise it, or lower minReplicas';
  return [{ at: 'maxReplicas', expected: `${minReplicas} or more, its minReplicas`, got: maxReplicas, fix }];
};

const SOURCES = ['resource', 'containerResource', 'pods', 'object', 'external'];

/** What is measured stands in the field that the type names, and nowhere else. */
const source: Rule = (value) => {
  const metric = record(value);
  const type = text(metric.type) ?? '';
  const named = `${type.charAt(0).toLowerCase()}${type.slice(1)}`;
  if (!SOURCES.includes(named)) return FINE;
  return SOURCES.flatMap((at): readonly Complaint[] => {
    const present = (metric[at] ?? undefined) !== undefined;
    if (present === (at === named)) return FINE;
    const expected = present ? `none where type is ${type}` : `a value where type is ${type}`;
    return [{ at, expected, got: metric[at] ?? undefined, fix: 'let type name the field that is there' }];
  });
};

const TARGETS: Readonly<Record<string, string>> = {
  Utilization: 'averageUtilization',
  AverageValue: 'averageValue',
  Value: 'value',
};

/** A target is compared as its type says. */
const TARGET: Table = Object.entries(TARGETS).map(([type, key]) =>
  neededWhere(says('type', [type]), `type is ${type}`, key),
);

const noUtilization = onlyWhere(() => false, 'a resource is measured', 'averageUtilization');

export const scalingTogether: Table = {
  spec: [
    mostAndLeast,
    {
      'metrics[]': [
        source,
        Object.fromEntries(SOURCES.map((key) => [`${key}.target`, TARGET])),
        Object.fromEntries(['pods', 'object', 'external'].map((key) => [`${key}.target`, noUtilization])),
      ],
    },
  ],
};
