import type { NodeSelectorTerm } from 'kubernetes-types/core/v1';
import { isDnsSubdomain, type Path } from '../kernel';
import { checkFields } from './known-fields';
import { checkRequirement, OF_NODES, type Requirement } from './requirement-check';

/** Which nodes are meant, by their labels or by their names. */
export function checkNodeTerm(term: NodeSelectorTerm, path: Path): void {
  if (!checkFields(term, ['matchExpressions', 'matchFields'], path)) return;
  const { matchExpressions = [], matchFields = [] } = term;
  matchExpressions.forEach((requirement, index) => {
    checkRequirement(requirement, OF_NODES, path.at('matchExpressions').at(index));
  });
  matchFields.forEach((requirement, index) => {
    checkField(requirement, path.at('matchFields').at(index));
  });
}

/** The one field that a node can be found by is its name. */
function checkField({ key, operator, values = [] }: Requirement, path: Path): void {
  if (key !== 'metadata.name') {
    path.at('key').refuse('metadata.name', key, 'correct it, or put it into matchExpressions');
  }
  if (operator !== 'In' && operator !== 'NotIn') {
    path.at('operator').refuse('In or NotIn', operator, 'correct it');
  }
  if (values.length !== 1 || !isDnsSubdomain(values[0] ?? '')) {
    path.at('values').refuse('the name of one node', values, 'name one; for several, write several terms');
  }
}
