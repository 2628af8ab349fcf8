import type { AdmissionPolicy } from './admission-plan';
import { CONDITIONS } from './subjects';

interface NamedExpression {
  readonly name: string;
  readonly expression: string;
}

const named = (expressions: Readonly<Record<string, string>>): readonly NamedExpression[] =>
  Object.entries(expressions).map(([name, expression]) => ({ name, expression }));

/** When an object is judged. */
export const conditions: readonly NamedExpression[] = named(CONDITIONS);

/** What a rule's expressions refer to; `found` lists what is wrong. */
export const variablesOf = ({ rule }: AdmissionPolicy): readonly NamedExpression[] =>
  named({ ...rule.subject.variables, found: rule.found });

/** What holds, and what whoever is refused reads: it names what is wrong, as far as the message can be evaluated. */
export const validationOf = ({ check: { id, title, fix } }: AdmissionPolicy) => ({
  expression: 'variables.found.size() == 0',
  message: `${id}: ${title}; ${fix}`,
  messageExpression: `${text(`${id}: ${title}; got `)} + variables.found.join(', ') + ${text(`; ${fix}`)}`,
});

/** A text of CEL is written as one of JSON. https://github.com/google/cel-spec/blob/master/doc/langdef.md#string-and-bytes-values */
const text = (value: string): string => JSON.stringify(value);
