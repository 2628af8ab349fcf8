import { counted, show, withoutSecrets } from '../../kernel';
import type { Drift } from './drift';

/**
 * A difference a line, those that nobody explains first, and how many there are; what is the same difference in many
 * places of a service once.
 */
export function driftLines(all: readonly Drift[]): readonly string[] {
  const alike = new Map<string, Drift[]>();
  for (const drift of all) {
    const { service, values, why, object, field } = drift;
    const own = why === 'unexplained' || field === '' ? [object, field] : [];
    const key = JSON.stringify([service, values, why, own]);
    alike.set(key, [...(alike.get(key) ?? []), drift]);
  }
  const lines = [...alike.values()].toSorted(unexplainedFirst).flatMap(lineOf);
  const unexplained = all.filter(({ why }) => why === 'unexplained').length;
  return [...lines, `${counted(all.length, 'difference')} between environments, ${unexplained} unexplained`];
}

const unexplainedFirst = ([one]: readonly Drift[], [other]: readonly Drift[]): number =>
  Number(other?.why === 'unexplained') - Number(one?.why === 'unexplained');

function lineOf([first, ...others]: readonly Drift[]): readonly string[] {
  if (first === undefined) return [];
  const { service, object, field, values, why } = first;
  const said = Object.entries(values).map(
    ([name, value]) => `${name} ${field === '' ? 'has it' : show(value)}`,
  );
  const place = withoutSecrets(`${service}/${object}${field === '' ? '' : `.${field}`}`);
  const also = others.length === 0 ? '' : ` (and in ${counted(others.length, 'other place')})`;
  return [`${place}${also}: ${said.join(', ')}; ${why}`];
}
