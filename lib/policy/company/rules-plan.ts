import { list, nearName, type Path, record, text, Words } from '../../kernel';
import { CHANGE_CHECKS } from '../changes';
import type { Check } from '../check';
import { CHECKS, FLEET_CHECKS } from '../checks';
import { knownKinds } from '../schema/faults';
import type { KindsRule } from './rule';

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
    if (!isRule(rule, place) || !isFree(rule.id, taken, place)) return false;
    checkKinds(rule, place.at('kinds'));
    return true;
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

/** A rule about a kind that there is not is never asked. One that nobody here knows may be a team's own. */
function checkKinds({ kinds }: KindsRule, path: Path): void {
  const named = list(kinds).flatMap((kind) => text(kind) ?? []);
  const known = named.length === 0 ? [] : knownKinds();
  for (const kind of named) {
    const [name = ''] = kind.split('.');
    const meant = known.includes(name) ? undefined : nearName(name, known);
    if (meant !== undefined) path.refuse('kinds that there are', kind, `did you mean '${meant}'?`);
  }
}

function isFree(id: string, taken: Set<string>, path: Path): boolean {
  const fix = "write the company's name, a hyphen and a number, such as 'SHOP-1'";
  if (taken.has(id)) path.at('id').refuse('an id of its own', new Words(`'${id}', which is taken`), fix);
  else if (!ID.test(id)) path.at('id').refuse('letters, digits and a hyphen between them', id, fix);
  const isFine = ID.test(id) && !taken.has(id);
  taken.add(id);
  return isFine;
}
