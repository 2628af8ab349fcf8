import { isDataKey } from '../../kernel';
import { misuse } from '../misuse';

/** Refuses what cannot name a key, and does not show it: it may be the value. */
export function checkKey(key: string): void {
  if (isDataKey(key)) return;
  misuse(
    'kube env',
    "a key of letters, digits, '-', '_' and '.'",
    'something else',
    'write the key first, then its value: KEY=VALUE',
  );
}
