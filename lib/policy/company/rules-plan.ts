import { type Path, record, Words } from '../../kernel';
import { CHANGE_CHECKS } from '../changes';
import type { Check } from '../check';
import { CHECKS, FLEET_CHECKS } from '../checks';

/** Words, a hyphen between two: ours have none, so that no later version of the library can take one. */
const ID = /^[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)+$/;

const SEVERITIES: readonly unknown[] = ['error', 'warning'];

/** The rules of a platform that can be asked; what is wrong with the others is filed under `path`. */
export function planRules(rules: unknown, path: Path): readonly Check[] {
  if (rules === undefined) return [];
  if (!Array.isArray(rules)) {
    path.refuse('a list of rules', rules, "write rules: [rule({ id: 'SHOP-1', … })]");
    return [];
  }
  const taken = new Set([...CHECKS, ...FLEET_CHECKS, ...CHANGE_CHECKS].map(({ id }) => id));
  return rules.filter((rule: unknown, index): rule is Check => {
    const id = record(rule).id;
    const place = path.at(typeof id === 'string' && id !== '' ? id : index);
    return isRule(rule, place) && isFree(rule.id, taken, place);
  });
}

function isRule(rule: unknown, path: Path): rule is Check {
  const { severity, run, ...rest } = record(rule);
  if (typeof run !== 'function') {
    path.refuse(
      'a rule',
      rule,
      "write it with rule({ … }), regoRules({ … }) or as a Check, which has a 'run'",
    );
    return false;
  }
  const missing = ['id', 'title', 'why', 'fix'].filter(
    (name) => typeof rest[name] !== 'string' || rest[name] === '',
  );
  for (const name of missing) path.at(name).refuse('a text', rest[name], 'whoever breaks the rule reads it');
  if (!SEVERITIES.includes(severity)) {
    path.at('severity').refuse("'error' or 'warning'", severity, 'write one of them');
  }
  return missing.length === 0 && SEVERITIES.includes(severity);
}

function isFree(id: string, taken: Set<string>, path: Path): boolean {
  const fix = "write the company's name, a hyphen and a number, such as 'SHOP-1'";
  if (taken.has(id)) path.at('id').refuse('an id of its own', new Words(`'${id}', which is taken`), fix);
  else if (!ID.test(id)) path.at('id').refuse('letters, digits and a hyphen between them', id, fix);
  const isFine = ID.test(id) && !taken.has(id);
  taken.add(id);
  return isFine;
}
