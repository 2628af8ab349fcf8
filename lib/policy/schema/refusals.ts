import { nearName } from '../../kernel';
import type { Edition } from './edition';
import type { Fault } from './fault';

export const missingField = (name: string): Omit<Fault, 'field'> => ({
  id: 'K3',
  expected: 'a value, without which the object is refused',
  got: undefined,
  fix: `write ${name}`,
});

export function wrongValue(value: string, values: readonly string[], edition: Edition): Omit<Fault, 'field'> {
  const near = nearName(value, values);
  const many = values.length > 8;
  return {
    id: 'K4',
    expected: many ? `one of the ${values.length} values that ${edition.name} knows` : oneOf(values),
    got: value,
    fix: near === undefined ? 'write one of them' : `write ${near}`,
    severity: near !== undefined || edition.certain ? 'error' : 'warning',
  };
}

const shown = (value: string): string => (value === '' ? "''" : value);

function oneOf(values: readonly string[]): string {
  const all = values.map(shown);
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} or ${all.at(-1)}`;
}
