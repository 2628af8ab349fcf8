import { lineOfPart, type Part } from './part';

/** What is said of a release at once. */
const SHOWN = 3;

/** What is not done yet, in one line; undefined where everything is. */
export function openParts(parts: readonly Part[]): string | undefined {
  const open = parts.filter(({ stage }) => stage !== 'done');
  if (open.length === 0) return undefined;
  const rest = open.length - SHOWN;
  const lines = open.slice(0, SHOWN).map(lineOfPart);
  return rest > 0 ? `${lines.join('; ')}; and ${rest} more` : lines.join('; ');
}

/** A line whenever what is said is something else than before: never one for each look. */
export function onlyChanges(tell: (line: string) => void): (line: string) => void {
  let before: string | undefined;
  return (line) => {
    if (line !== before) tell(line);
    before = line;
  };
}
