import { Environment } from '@marcbachmann/cel-js';
import type { Manifest } from '../../../lib/kernel';
import type { AdmissionRule } from '../../../lib/policy';
import { CONDITIONS } from '../../../lib/policy/admission/subjects';

const cel = new Environment({ unlistedVariablesAreDyn: true, homogeneousAggregateLiterals: false });

/** A whole number of JSON is an int of CEL, as an API server has it. */
function asCel(value: unknown): unknown {
  if (typeof value === 'number' && Number.isInteger(value)) return BigInt(value);
  if (Array.isArray(value)) return value.map(asCel);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, asCel(inner)]));
}

const isAsked = ({ subject }: AdmissionRule, { apiVersion, kind }: Manifest): boolean => {
  const [group = ''] = apiVersion.includes('/') ? apiVersion.split('/') : [''];
  return subject.kinds.some(({ group: of, names }) => of === group && names.includes(kind));
};

/** What a rule finds in an object that is made, or changed from an `older` one; nothing in one that it is not asked about. */
export function foundBy(rule: AdmissionRule, object: Manifest, older?: Manifest): readonly string[] {
  if (!isAsked(rule, object)) return [];
  const context = { object: asCel(object), oldObject: asCel(older ?? null) };
  if (!Object.values(CONDITIONS).every((condition) => cel.evaluate(condition, context) === true)) return [];
  const variables: Record<string, unknown> = {};
  for (const [name, expression] of Object.entries({ ...rule.subject.variables, found: rule.found })) {
    variables[name] = cel.evaluate(expression, { ...context, variables });
  }
  return variables.found as readonly string[];
}
