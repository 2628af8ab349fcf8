import { checkedSeconds, type Duration, inspect } from '../../kernel';
import { Misuse } from '../misuse';

/** Seconds, from what was typed after --timeout. */
export function timeoutOf(command: string, typed: string): number {
  const { value, findings } = inspect(`${command} --timeout`, (path) =>
    // whatever else it is, is refused
    checkedSeconds(typed as Duration, path, { from: 1 }),
  );
  if (findings.length > 0) throw new Misuse(findings);
  return value;
}
