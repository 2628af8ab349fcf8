import type { Toleration } from 'kubernetes-types/core/v1';
import { checkLabelKey, isLabelValue, type Path } from '../kernel';
import { checkFields } from './known-fields';

const FIELDS = ['key', 'operator', 'value', 'effect', 'tolerationSeconds'];
const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

/** https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/ */
export function checkToleration(toleration: Toleration, path: Path): void {
  if (!checkFields(toleration, FIELDS, path)) return;
  const { key, effect, tolerationSeconds } = toleration;
  if (key !== undefined && key !== '') checkLabelKey(key, path.at('key'));
  checkComparison(toleration, path);
  if (effect !== undefined && effect !== '' && !EFFECTS.includes(effect)) {
    path.at('effect').refuse(`one of ${EFFECTS.join(', ')}`, effect, 'correct it, or leave it out for all');
  }
  if (tolerationSeconds !== undefined) checkSeconds(tolerationSeconds, effect, path.at('tolerationSeconds'));
}

function checkComparison({ key, operator = 'Equal', value }: Toleration, path: Path): void {
  if (operator !== 'Equal' && operator !== 'Exists') {
    path.at('operator').refuse('Equal or Exists', operator, 'leave operator out where a value is compared');
  } else if (operator === 'Exists' && value !== undefined && value !== '') {
    path.at('value').refuse('no value beside Exists', value, 'leave value out, or operator');
  } else if (operator === 'Equal' && !key) {
    path.at('key').refuse('a key', key, "name the taint's key, or tolerate all with operator: 'Exists'");
  } else if (value !== undefined && !(typeof value === 'string' && isLabelValue(value))) {
    const expected = "a text of letters, digits, '-', '_' and '.', 63 characters at most";
    path.at('value').refuse(expected, value, "write the taint's value");
  }
}

function checkSeconds(seconds: number, effect: string | undefined, path: Path): void {
  if (effect !== 'NoExecute') {
    path.refuse('none without NoExecute', seconds, 'leave tolerationSeconds out: only NoExecute evicts');
  } else if (!Number.isSafeInteger(seconds)) {
    path.refuse('whole seconds', seconds, 'round it');
  }
}
